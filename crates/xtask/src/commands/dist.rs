//! `dist`: the finished release build, with compressed siblings, in a package.

use super::finish_dist::Build;
use super::setup;
use crate::arguments::Arguments;
use crate::failure::Failure;
use crate::package::Package;
use crate::process;
use crate::tools::wasm_target;
use crate::web::{compress, demo, rebase};
use crate::workspace::{Workspace, write};
use std::path::{Path, PathBuf};
use std::process::Command;

/// Runs the command.
pub fn run(workspace: &Workspace, mut arguments: Arguments) -> Result<(), Failure> {
    let base = public_path(
        &arguments
            .value("--public-url")?
            .unwrap_or_else(|| "/".to_owned()),
    )?;
    let demo = !arguments.flag("--no-demo");
    let out = arguments
        .value("--out")?
        .map_or_else(|| workspace.packages(), PathBuf::from);
    arguments.end()?;
    // Trunk runs in the checkout's root, which may be another folder than this.
    let out = std::path::absolute(&out).map_err(Failure::file(&out))?;
    setup::for_build(workspace)?;
    let package = Package::below(workspace, &out)?;
    build(workspace, &base, &package.app(), demo)?;
    package.write(workspace, &base, demo)?;
    println!(
        "\nReady in {}, and the same in {}.\nCopy {} to any static host that serves it under {base}\n",
        package.folder.display(),
        package.zip.display(),
        package.app().display()
    );
    crate::sizes::Sizes::measure(&package.app())?.print();
    Ok(())
}

/// Builds the app for publication under `base` into `folder`, with the demo or without. Set-up must have run.
pub fn build(
    workspace: &Workspace,
    base: &str,
    folder: &Path,
    with_demo: bool,
) -> Result<(), Failure> {
    println!("Building the app for {base} (takes some minutes the first time)");
    let mut command = wasm_target::program(workspace, "trunk");
    command.args(["build", "--release"]);
    if !with_demo {
        without_demo(&mut command);
    }
    trunk(workspace, &mut command, Build::Published, folder)?;
    if !with_demo {
        demo::none_in(folder)?;
    }
    rebase::rebase(folder, base)?;
    compress::siblings(folder)
}

/// Compiles what [`build`] publishes and stops before Trunk's part. Ignores errors, because [`build`] will report them.
pub fn compile_ahead(workspace: &Workspace) {
    let mut cargo = wasm_target::program(workspace, "cargo");
    cargo.args(["build", "--release", "--quiet", "--package", "rollcall"]);
    cargo.args(["--target", wasm_target::TARGET]);
    let _ = process::output(&mut cargo);
}

/// Builds the app quickly: not optimised, split or compressed. Shares its compiled code with the browser tests.
pub fn build_quickly(workspace: &Workspace, folder: &Path) -> Result<(), Failure> {
    println!("Building the app");
    trunk(
        workspace,
        wasm_target::development(workspace, "trunk").arg("build"),
        Build::Quick,
        folder,
    )
}

/// Makes a command of Trunk leave the demo out of the app and of the page.
pub fn without_demo(trunk: &mut Command) {
    trunk.arg("--no-default-features").env(demo::LEFT_OUT, "1");
}

fn trunk(
    workspace: &Workspace,
    command: &mut Command,
    build: Build,
    folder: &Path,
) -> Result<(), Failure> {
    std::fs::create_dir_all(folder).map_err(Failure::file(folder))?;
    command
        .current_dir(&workspace.root)
        .args(["--public-url", "/", "--dist"])
        .arg(folder)
        .env(Build::VARIABLE, build.name())
        // Trunk reads NO_COLOR as a boolean and stops at "1".
        .env_remove("NO_COLOR");
    process::run(command, "building the app")
}

/// Copies a build for another folder of a host. Only the page differs, so nothing is recompiled.
pub fn copy_for(from: &Path, base: &str, folder: &Path) -> Result<(), Failure> {
    if folder.exists() {
        std::fs::remove_dir_all(folder).map_err(Failure::file(folder))?;
    }
    for file in compress::files(from)? {
        let inside = file.strip_prefix(from).unwrap_or(&file);
        let content = std::fs::read(&file).map_err(Failure::file(&file))?;
        write(&folder.join(inside), content)?;
    }
    rebase::rebase(folder, base)?;
    compress::pages(folder)
}

/// Normalises a path to have both slashes. Refuses a whole URL: the app works at any origin, and only the path is built
/// in.
fn public_path(given: &str) -> Result<String, Failure> {
    let inner = given.trim_matches('/');
    let plain = inner.split('/').all(|part| {
        part != "."
            && part != ".."
            && part
                .chars()
                .all(|letter| letter.is_ascii_alphanumeric() || "-._~".contains(letter))
    });
    match inner {
        "" => Ok("/".to_owned()),
        _ if plain && !inner.contains("//") => Ok(format!("/{inner}/")),
        _ => Err(Failure::Usage(format!(
            "--public-url must be a path such as /x/y/, not {given:?}"
        ))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn adds_both_slashes_to_a_path_and_refuses_anything_else() {
        for (given, path) in [
            ("/", "/"),
            ("", "/"),
            ("x", "/x/"),
            ("/x/y", "/x/y/"),
            ("/x/y/", "/x/y/"),
        ] {
            assert_eq!(public_path(given).unwrap(), path);
        }
        for given in [
            "https://host/x/",
            "/x//y/",
            "/../x/",
            "/x y/",
            "/x?y/",
            "/\"/",
        ] {
            assert!(public_path(given).is_err(), "{given}");
        }
    }
}

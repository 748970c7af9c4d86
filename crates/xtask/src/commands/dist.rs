//! `dist`: the release build, finished, and its compressed siblings.

use super::setup;
use crate::arguments::Arguments;
use crate::failure::Failure;
use crate::process;
use crate::tools::wasm_target;
use crate::web::compress;
use crate::workspace::Workspace;
use std::path::{Path, PathBuf};

/// The command.
pub fn run(workspace: &Workspace, mut arguments: Arguments) -> Result<(), Failure> {
    let base = public_path(
        &arguments
            .value("--public-url")?
            .unwrap_or_else(|| "/".to_owned()),
    )?;
    let folder = arguments
        .value("--out")?
        .map_or_else(|| workspace.dist(), PathBuf::from);
    arguments.end()?;
    setup::for_build(workspace)?;
    build(workspace, &base, &folder)?;
    println!(
        "\nReady in {}: copy it to any static host, to be served under {base}\n",
        folder.display()
    );
    crate::sizes::Sizes::measure(&folder)?.print();
    Ok(())
}

/// Builds the app for `base` into `folder`. Set-up must have run.
pub fn build(workspace: &Workspace, base: &str, folder: &Path) -> Result<(), Failure> {
    println!("Building the app for {base} (the first time takes some minutes)");
    std::fs::create_dir_all(folder).map_err(Failure::file(folder))?;
    let mut trunk = wasm_target::program(workspace, "trunk");
    trunk
        .args(["build", "--release", "--public-url", base, "--dist"])
        .arg(folder)
        // Trunk reads NO_COLOR as a boolean and stops at "1".
        .env_remove("NO_COLOR");
    process::run(&mut trunk, "building the app")?;
    compress::siblings(folder)
}

/// A path with both slashes. A whole address is refused: the app works at any origin, and only the path is built in.
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
            "--public-url wants a path such as /x/y/, not {given:?}"
        ))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sub_path_gets_both_slashes_and_anything_else_is_refused() {
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

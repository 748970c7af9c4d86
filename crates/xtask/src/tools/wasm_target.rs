//! The standard library for `wasm32-unknown-unknown`, from rustup or else from Debian 12's packages.

pub use super::wasm_library::TARGET;
use super::wasm_library::{CFGS, has_library};
use super::{debian, debian_rust, wasm_split};
use crate::failure::Failure;
use crate::machine;
use crate::process;
use crate::workspace::Workspace;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, SystemTime};

/// How long to wait for rustup's server.
const PATIENCE: Duration = Duration::from_secs(20);

/// Makes sure that it is installed. Returns whether it already was.
pub fn ensure(workspace: &Workspace) -> Result<bool, Failure> {
    if has_target(workspace) || debian_rust::is_built(workspace) {
        return Ok(true);
    }
    if rustup(workspace, &["target", "add", TARGET])? && has_target(workspace) {
        return Ok(false);
    }
    if debian::is_bookworm() {
        println!("      rustup's server does not answer; installing Debian's compiler that has it");
        debian_rust::build(workspace)?;
        return Ok(false);
    }
    Err(Failure::NoWasmTarget)
}

/// Installs a part of the toolchain with rustup. Returns whether that finished within [`PATIENCE`].
fn rustup(workspace: &Workspace, arguments: &[&str]) -> Result<bool, Failure> {
    if process::find(workspace, "rustup").is_none() {
        return Ok(false);
    }
    let started = SystemTime::now();
    let mut rustup = process::command(workspace, "rustup");
    rustup.args(arguments);
    let arriving = || downloads().is_some_and(|folder| has_grown_since(&folder, started));
    let added = process::bounded(&mut rustup, PATIENCE, arriving)?;
    Ok(added.is_some_and(|status| status.success()))
}

/// Whether the compiler on the path has the target. If so, the fallback is not used even if it is installed.
fn has_target(workspace: &Workspace) -> bool {
    sysroot(workspace, "rustc")
        .is_some_and(|sysroot| has_library(&sysroot.join("lib/rustlib").join(TARGET).join("lib")))
}

/// Returns the folder of the compiler that builds the app.
fn compilers_folder(workspace: &Workspace) -> Option<PathBuf> {
    if has_target(workspace) {
        return sysroot(workspace, "rustc");
    }
    sysroot(workspace, debian_rust::COMPILER)
}

/// Returns the version of the compiler that builds the app.
pub fn version(workspace: &Workspace) -> Option<String> {
    let compiler = if has_target(workspace) {
        "rustc"
    } else {
        debian_rust::COMPILER
    };
    let text = process::output(process::command(workspace, compiler).arg("--version"))?;
    text.split(' ').nth(1).map(str::to_owned)
}

fn sysroot(workspace: &Workspace, compiler: &str) -> Option<PathBuf> {
    let text = process::output(process::command(workspace, compiler).args(["--print", "sysroot"]))?;
    Some(PathBuf::from(text.trim()))
}

fn downloads() -> Option<PathBuf> {
    machine::rustup_home().map(|home| home.join("downloads"))
}

/// Whether the download progresses. A slow connection is not a dead server, so rustup continues while bytes arrive.
fn has_grown_since(folder: &Path, started: SystemTime) -> bool {
    std::fs::read_dir(folder).is_ok_and(|entries| {
        entries.flatten().any(|entry| {
            entry
                .metadata()
                .is_ok_and(|data| data.len() > 0 && data.modified().is_ok_and(|at| at >= started))
        })
    })
}

/// Creates a Cargo command for the app, with the settings of the fallback compiler if it is in use.
pub fn cargo(workspace: &Workspace) -> Command {
    if has_target(workspace) {
        return process::cargo(workspace);
    }
    fallback(workspace, "cargo")
}

/// Like [`cargo`], for a program that calls cargo itself and publishes nothing. It shares [`cargo`]'s compiled code.
pub fn development(workspace: &Workspace, name: &str) -> Command {
    if has_target(workspace) {
        return process::command(workspace, name);
    }
    fallback(workspace, name)
}

/// Creates a `cargo clippy` command for the app. Clippy only reads libraries of its own compiler.
pub fn clippy(workspace: &Workspace) -> Command {
    let mut command = if has_target(workspace) {
        process::cargo(workspace)
    } else {
        // By its path, because Cargo looks for its subcommands in rustup's folder first.
        let mut clippy = fallback(workspace, debian_rust::CLIPPY);
        clippy.env("CARGO", debian_rust::CARGO);
        clippy
    };
    command.arg("clippy");
    command
}

fn fallback(workspace: &Workspace, program: &str) -> Command {
    let mut command = process::command(workspace, program);
    debian_rust::environment(workspace, &mut command);
    command.env(FLAGS, debian_rust::flags(workspace).join(" "));
    command
}

/// Like [`cargo`], for a program that calls cargo itself and publishes the result.
pub fn program(workspace: &Workspace, name: &str) -> Command {
    published(workspace, name, &[wasm_split::FLAGS])
}

/// Like [`cargo`], for a module that is published beside the app's and not split.
pub fn beside_the_app(workspace: &Workspace) -> Command {
    published(workspace, "cargo", &[])
}

fn published(workspace: &Workspace, name: &str, more: &[&str]) -> Command {
    let mut command = process::command(workspace, name);
    let mut flags = if has_target(workspace) {
        vec![CFGS.to_owned()]
    } else {
        debian_rust::environment(workspace, &mut command);
        debian_rust::flags(workspace).to_vec()
    };
    flags.extend(more.iter().map(|&flag| flag.to_owned()));
    flags.extend(machine::remapped(
        workspace,
        compilers_folder(workspace).as_deref(),
    ));
    command.env(FLAGS, flags.join(" "));
    command
}

/// Compiler flags for this target only, because build scripts and our own hook are compiled for the host.
pub const FLAGS: &str = "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_only_newly_arrived_bytes() {
        let folder =
            std::env::temp_dir().join(format!("rollcall-downloads-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let before = SystemTime::now() - Duration::from_secs(60);
        assert!(!has_grown_since(&folder, before));
        std::fs::write(folder.join("part"), "bytes").unwrap();
        assert!(has_grown_since(&folder, before));
        assert!(!has_grown_since(
            &folder,
            SystemTime::now() + Duration::from_secs(60)
        ));
        std::fs::remove_dir_all(folder).unwrap();
    }
}

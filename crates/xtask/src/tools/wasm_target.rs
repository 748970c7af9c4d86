//! The standard library for `wasm32-unknown-unknown`: from rustup, else from Debian 12's packages.

pub use super::wasm_library::TARGET;
use super::wasm_library::{ERASE, has_library};
use super::{debian, debian_rust, wasm_split};
use crate::failure::Failure;
use crate::machine;
use crate::process;
use crate::workspace::Workspace;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, SystemTime};

/// How long rustup's server may take to answer.
const PATIENCE: Duration = Duration::from_secs(20);

/// Makes sure of it; says whether it was there already.
pub fn ensure(workspace: &Workspace) -> Result<bool, Failure> {
    if has_target(workspace) || debian_rust::is_built(workspace) {
        return Ok(true);
    }
    if rustup(workspace, &["target", "add", TARGET])? && has_target(workspace) {
        return Ok(false);
    }
    if debian::is_bookworm() {
        println!(
            "      rustup's server does not answer: Debian's packages bring a compiler that has it"
        );
        debian_rust::build(workspace)?;
        return Ok(false);
    }
    Err(Failure::NoWasmTarget)
}

/// Asks rustup for a part of the toolchain; says whether it brought it before [`PATIENCE`] ended.
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

/// Whether the compiler on the path can do it; if so, the fallback stays unused even where it is there.
fn has_target(workspace: &Workspace) -> bool {
    sysroot(workspace, "rustc")
        .is_some_and(|sysroot| has_library(&sysroot.join("lib/rustlib").join(TARGET).join("lib")))
}

/// The folder of the compiler that builds the app.
fn compilers_folder(workspace: &Workspace) -> Option<PathBuf> {
    if has_target(workspace) {
        return sysroot(workspace, "rustc");
    }
    sysroot(workspace, debian_rust::COMPILER)
}

fn sysroot(workspace: &Workspace, compiler: &str) -> Option<PathBuf> {
    let text = process::output(process::command(workspace, compiler).args(["--print", "sysroot"]))?;
    Some(PathBuf::from(text.trim()))
}

fn downloads() -> Option<PathBuf> {
    machine::rustup_home().map(|home| home.join("downloads"))
}

/// A slow line is no dead server: while bytes arrive, rustup goes on.
fn has_grown_since(folder: &Path, started: SystemTime) -> bool {
    std::fs::read_dir(folder).is_ok_and(|entries| {
        entries.flatten().any(|entry| {
            entry
                .metadata()
                .is_ok_and(|data| data.len() > 0 && data.modified().is_ok_and(|at| at >= started))
        })
    })
}

/// Cargo for the app, with what the fallback compiler needs where that one is in use.
pub fn cargo(workspace: &Workspace) -> Command {
    if has_target(workspace) {
        return process::cargo(workspace);
    }
    fallback(workspace, "cargo")
}

/// The same for a program that calls cargo itself and publishes nothing: what it compiles is what [`cargo`] compiles.
pub fn development(workspace: &Workspace, name: &str) -> Command {
    if has_target(workspace) {
        return process::command(workspace, name);
    }
    fallback(workspace, name)
}

/// `cargo clippy` for the app: Clippy reads the libraries of its own compiler only.
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

/// The same for a program that calls cargo itself and publishes what comes out.
pub fn program(workspace: &Workspace, name: &str) -> Command {
    let mut command = process::command(workspace, name);
    let mut flags = if has_target(workspace) {
        vec![ERASE.to_owned()]
    } else {
        debian_rust::environment(workspace, &mut command);
        debian_rust::flags(workspace).to_vec()
    };
    flags.push(wasm_split::FLAGS.to_owned());
    flags.extend(machine::remapped(
        workspace,
        compilers_folder(workspace).as_deref(),
    ));
    command.env(FLAGS, flags.join(" "));
    command
}

/// Compiler flags for the target alone: build scripts and our own hook are compiled for the host.
pub const FLAGS: &str = "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_that_arrived_count_and_older_ones_do_not() {
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

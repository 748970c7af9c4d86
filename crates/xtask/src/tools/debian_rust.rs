//! A way to the wasm target without rustup's server: Debian 12's `rustc-web` with its library source, compiled once.
//!
//! The library goes to a folder under `target`; nothing of the system's compiler is changed. App builds of this way use a
//! target folder of their own, because two compilers in one rebuild each other's work.

use super::debian;
use super::wasm_target::{TARGET, has_library};
use crate::failure::Failure;
use crate::process;
use crate::workspace::{Workspace, write};
use std::path::PathBuf;
use std::process::Command;

const PACKAGES: [&str; 5] = [
    "rustc-web",
    "cargo-web",
    "rust-web-src",
    "rust-web-clippy",
    "lld",
];

fn sysroot(workspace: &Workspace) -> PathBuf {
    workspace.tools().join("sysroot")
}

fn library(workspace: &Workspace) -> PathBuf {
    sysroot(workspace)
        .join("lib/rustlib")
        .join(TARGET)
        .join("lib")
}

/// Whether an earlier run has built it.
pub fn is_built(workspace: &Workspace) -> bool {
    has_library(&library(workspace))
}

/// Installs the packages and builds the library, about a minute.
pub fn build(workspace: &Workspace) -> Result<(), Failure> {
    debian::install(workspace, &PACKAGES)?;
    let empty = workspace.tools().join("empty");
    write(
        &empty.join("Cargo.toml"),
        "[package]\nname = \"empty\"\nversion = \"0.0.0\"\nedition = \"2021\"\n\n[workspace]\n\n[profile.release]\nopt-level = \"z\"\n",
    )?;
    write(&empty.join("src/lib.rs"), "")?;
    println!("      building the standard library for {TARGET}: about a minute");
    let mut cargo = process::command(workspace, "/usr/bin/cargo");
    cargo
        .current_dir(&empty)
        .args([
            "build",
            "--release",
            "--quiet",
            "--target",
            TARGET,
            "-Zbuild-std=std,panic_abort,proc_macro,test",
            "--target-dir",
        ])
        .arg(empty.join("target"))
        // Without bitcode, link-time optimisation of the app fails.
        .envs([
            ("RUSTC_BOOTSTRAP", "1"),
            ("RUSTFLAGS", "-Cembed-bitcode=yes"),
            ("RUSTC", "/usr/bin/rustc"),
        ]);
    process::run(&mut cargo, "building the standard library")?;
    let (from, to) = (
        empty.join("target").join(TARGET).join("release/deps"),
        library(workspace),
    );
    std::fs::create_dir_all(&to).map_err(Failure::file(&to))?;
    for entry in std::fs::read_dir(&from)
        .map_err(Failure::file(&from))?
        .flatten()
    {
        if entry
            .path()
            .extension()
            .is_some_and(|extension| extension == "rlib")
        {
            std::fs::copy(entry.path(), to.join(entry.file_name())).map_err(Failure::file(&to))?;
        }
    }
    Ok(())
}

/// Makes a command that runs cargo use that compiler and library.
pub fn environment(workspace: &Workspace, command: &mut Command) {
    command
        .env("RUSTC", "/usr/bin/rustc")
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", "wasm-ld")
        .env("CARGO_TARGET_DIR", workspace.target.join("web"));
}

/// Compiler flags that make it find the library; they go into [`super::wasm_target::FLAGS`].
pub fn flags(workspace: &Workspace) -> [String; 2] {
    let sysroot = format!("--sysroot={}", sysroot(workspace).display());
    [super::wasm_target::ERASE.to_owned(), sysroot]
}

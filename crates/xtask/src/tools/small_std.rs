//! The published module's own standard library: compiled for size from its source, without the words of panics.
//!
//! Rust's ready-made library is compiled for speed and formats a message for every panic. A panic in the published app ends in a
//! trap either way, and `boot.js` words it; `docs/decisions` has the figures. Cargo compiles the library itself where
//! `build-std` is on, which the stable compiler wants to be told twice.

use super::wasm_target;
use crate::failure::Failure;
use crate::process;
use crate::workspace::Workspace;
use std::path::PathBuf;
use std::process::Command;

/// Makes sure of the library's source and of what it depends on; says whether it was there already.
pub fn ensure(workspace: &Workspace) -> Result<bool, Failure> {
    let found = source(workspace);
    let brought = found.is_none();
    if brought {
        wasm_target::rustup(workspace, &["component", "add", "rust-src"])?;
    }
    let library = found
        .or_else(|| source(workspace))
        .ok_or(Failure::NoRustSource)?;
    // Trunk builds offline. Where everything is there already, this asks nobody.
    let mut fetch = process::command(workspace, "cargo");
    fetch
        .args(["fetch", "--quiet", "--locked", "--manifest-path"])
        .arg(library.join("Cargo.toml"))
        .env("RUSTC_BOOTSTRAP", "1");
    process::run(&mut fetch, "fetching what the standard library depends on")?;
    Ok(!brought)
}

/// The folder of the library's workspace.
fn source(workspace: &Workspace) -> Option<PathBuf> {
    let library = wasm_target::compilers_folder(workspace)?.join("lib/rustlib/src/rust/library");
    library.join("Cargo.lock").is_file().then_some(library)
}

/// Makes a program that runs cargo compile the library too.
pub fn environment(command: &mut Command) {
    command.envs([
        ("RUSTC_BOOTSTRAP", "1"),
        ("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort"),
        ("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size"),
    ]);
}

/// Compiler flags for the library and the app alike. Inlining what is called once is left to `wasm-opt`, which sees the whole module.
pub const FLAGS: &str = "-Zunstable-options -Cpanic=immediate-abort -Zlocation-detail=none -Zfmt-debug=none -Cllvm-args=-inline-threshold=0";

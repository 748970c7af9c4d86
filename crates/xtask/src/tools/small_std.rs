//! The published module's own standard library: compiled for size from its source, without the words of panics.
//!
//! Rust's ready-made library is compiled for speed and formats a message for every panic. A panic in the published app ends in a
//! trap either way, and `boot.js` words it; `docs/decisions` has the figures. Cargo compiles the library itself where
//! `build-std` is on, which the stable compiler wants to be told twice.

use super::{debian_rust, wasm_target};
use crate::failure::Failure;
use crate::process;
use crate::workspace::Workspace;
use std::path::Path;
use std::process::Command;

/// Makes sure of the library's source; says whether it was there already.
pub fn ensure(workspace: &Workspace) -> Result<bool, Failure> {
    if debian_rust::is_built(workspace) || has_source(workspace) {
        return Ok(true);
    }
    if wasm_target::rustup(workspace, &["component", "add", "rust-src"])? && has_source(workspace) {
        return Ok(false);
    }
    Err(Failure::NoRustSource)
}

fn has_source(workspace: &Workspace) -> bool {
    let sysroot =
        process::output(process::command(workspace, "rustc").args(["--print", "sysroot"]));
    sysroot.is_some_and(|sysroot| {
        Path::new(sysroot.trim())
            .join("lib/rustlib/src/rust/library/Cargo.lock")
            .is_file()
    })
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

//! What rustup's and Debian's standard library for `wasm32-unknown-unknown` have in common.

use std::path::Path;

/// The target triple for browsers.
pub const TARGET: &str = "wasm32-unknown-unknown";

/// Whether a folder contains a built standard library.
pub fn has_library(folder: &Path) -> bool {
    std::fs::read_dir(folder).is_ok_and(|entries| {
        entries.flatten().any(|entry| {
            let name = entry.file_name().to_string_lossy().into_owned();
            name.starts_with("libstd-") && name.ends_with(".rlib")
        })
    })
}

/// The settings in `.cargo/config.toml`, which the variable overrides.
pub const CFGS: &str = "--cfg sha2_backend=\"soft\" --cfg sha2_backend_soft=\"compact\"";

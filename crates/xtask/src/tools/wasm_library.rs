//! What both ways to the standard library of `wasm32-unknown-unknown` share.

use std::path::Path;

/// The triple that browsers run.
pub const TARGET: &str = "wasm32-unknown-unknown";

/// Whether a folder holds a built standard library.
pub fn has_library(folder: &Path) -> bool {
    std::fs::read_dir(folder).is_ok_and(|entries| {
        entries.flatten().any(|entry| {
            let name = entry.file_name().to_string_lossy().into_owned();
            name.starts_with("libstd-") && name.ends_with(".rlib")
        })
    })
}

/// As in `.cargo/config.toml`, for when the variable takes that file's place.
pub const ERASE: &str =
    "--cfg erase_components --cfg sha2_backend=\"soft\" --cfg sha2_backend_soft=\"compact\"";

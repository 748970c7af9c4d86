//! The programs that set-up brings, one file each: use what is there in the right version, else install it under `target/tools`.

pub mod browser;
pub mod cargo_tool;
pub mod debian;
pub mod debian_rust;
pub mod machete;
pub mod node;
pub mod python;
pub mod trunk;
pub mod wasm_bindgen;
mod wasm_library;
pub mod wasm_opt;
pub mod wasm_split;
pub mod wasm_target;

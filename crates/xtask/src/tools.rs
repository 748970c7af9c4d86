//! The programs that set-up installs, one file each. A suitable version on the machine is used; otherwise one is
//! installed in `target/tools`.

pub mod browser;
pub mod cargo_tool;
pub mod debian;
pub mod debian_rust;
pub mod leptosfmt;
pub mod machete;
pub mod node;
pub mod other_browsers;
pub mod python;
pub mod trunk;
pub mod wasm_bindgen;
mod wasm_library;
pub mod wasm_opt;
pub mod wasm_split;
pub mod wasm_target;
pub mod web_servers;

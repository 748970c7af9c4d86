//! `wasm-split-cli`, which cuts the linked module in two at the places that the app marks (`src/ui/later.rs`).
//!
//! It needs to know what in the module refers to what, which the linker only writes down when asked; `docs/decisions` has the figures.

use super::cargo_tool;
use crate::failure::Failure;
use crate::process;
use crate::workspace::Workspace;

/// The package, and a version that reads the marks of the `wasm_split_helpers` that Leptos brings.
const PACKAGE: &str = "wasm_split_cli_support";
const VERSION: &str = "0.2.4";

/// The program.
pub const PROGRAM: &str = "wasm-split-cli";

/// Makes sure of it; says whether it was there already. The program cannot tell its version, but Cargo notes what it installed.
pub fn ensure(workspace: &Workspace) -> Result<bool, Failure> {
    let notes = workspace.tools().join(".crates.toml");
    let noted = std::fs::read_to_string(notes).unwrap_or_default();
    if is_noted(&noted) && process::find(workspace, PROGRAM).is_some() {
        return Ok(true);
    }
    let program = ["--features", "build-binary"];
    cargo_tool::install_locked(workspace, PACKAGE, VERSION, &program)?;
    Ok(false)
}

/// Whether Cargo's list of installed packages has ours.
fn is_noted(list: &str) -> bool {
    list.contains(&format!("\"{PACKAGE} {VERSION} "))
}

/// Compiler flags for the app: mark the places, and keep the relocations that the cut goes by.
pub const FLAGS: &str = "--cfg split -Clink-arg=--emit-relocs";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_version_is_replaced() {
        let list =
            |version| format!("[v1]\n\"{PACKAGE} {version} (registry+x)\" = [\"{PROGRAM}\"]\n");
        assert!(is_noted(&list(VERSION)));
        assert!(!is_noted(&list("0.2.41")) && !is_noted(&list("0.2.3")) && !is_noted(""));
    }
}

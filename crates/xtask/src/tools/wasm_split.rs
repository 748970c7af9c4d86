//! `wasm-split-cli`, which splits the linked module where the app marks it (`src/ui/later.rs`).
//!
//! It needs to know the references within the module, which the linker records only on request. `docs/decisions` has
//! the figures.

use super::cargo_tool;
use crate::failure::Failure;
use crate::process;
use crate::workspace::Workspace;

/// The package, in a version that reads the marks of the `wasm_split_helpers` used by Leptos.
const PACKAGE: &str = "wasm_split_cli_support";
const VERSION: &str = "0.2.4";

pub const PROGRAM: &str = "wasm-split-cli";

/// Makes sure that it is installed. Returns whether it already was. The program cannot report its version, but Cargo
/// records what it installed.
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

/// Whether our version is in Cargo's list of installed packages.
fn is_noted(list: &str) -> bool {
    list.contains(&format!("\"{PACKAGE} {VERSION} "))
}

/// Compiler flags for the app: mark the split points, keep the relocations that the split needs, and take a stack of half a MiB. Constants
/// lie after the stack, and their addresses take three bytes instead of four as long as they are below one MiB (0020).
pub const FLAGS: &str = "--cfg split -Clink-arg=--emit-relocs -Clink-arg=-zstack-size=524288";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn replaces_another_version() {
        let list =
            |version| format!("[v1]\n\"{PACKAGE} {version} (registry+x)\" = [\"{PROGRAM}\"]\n");
        assert!(is_noted(&list(VERSION)));
        assert!(!is_noted(&list("0.2.41")) && !is_noted(&list("0.2.3")) && !is_noted(""));
    }
}

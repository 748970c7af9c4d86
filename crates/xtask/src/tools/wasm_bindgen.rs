//! The `wasm-bindgen` tools, whose version must be exactly the one the app is compiled with.

use super::cargo_tool;
use crate::failure::Failure;
use crate::process;
use crate::workspace::Workspace;

/// Makes sure that it is installed. Returns whether it already was.
pub fn ensure(workspace: &Workspace) -> Result<bool, Failure> {
    let locked = workspace.locked_version("wasm-bindgen")?;
    let runner = process::find(workspace, "wasm-bindgen-test-runner").is_some();
    if runner && cargo_tool::has_version(workspace, "wasm-bindgen", |version| version == locked) {
        return Ok(true);
    }
    // Not `--locked`: its lock file lists a version that mirrors may not have.
    cargo_tool::install(workspace, "wasm-bindgen-cli", &locked, &[])?;
    Ok(false)
}

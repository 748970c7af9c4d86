//! The `wasm-bindgen` tools, which must be of exactly the version that the app is compiled against.

use super::cargo_tool;
use crate::failure::Failure;
use crate::process;
use crate::workspace::Workspace;

/// Makes sure of it; says whether it was there already.
pub fn ensure(workspace: &Workspace) -> Result<bool, Failure> {
    let locked = workspace.locked_version("wasm-bindgen")?;
    let runner = process::find(workspace, "wasm-bindgen-test-runner").is_some();
    if runner && cargo_tool::has_version(workspace, "wasm-bindgen", |version| version == locked) {
        return Ok(true);
    }
    // Not `--locked`: its lock file names a version that mirrors may not have.
    cargo_tool::install(workspace, "wasm-bindgen-cli", &locked, &[])?;
    Ok(false)
}

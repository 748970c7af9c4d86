//! `wasm-opt` from Binaryen, which almost halves the wasm.

use super::{debian, node};
use crate::failure::Failure;
use crate::process;
use crate::workspace::Workspace;

/// Known to read our compiler's output.
const NPM_PACKAGE: &str = "binaryen@132.0.0";

/// Makes sure that it is available: on the path, otherwise from npm, otherwise as Debian's package. Returns whether it
/// already was.
pub fn ensure(workspace: &Workspace) -> Result<bool, Failure> {
    if version(workspace).is_some() {
        return Ok(true);
    }
    if node::version(workspace).is_some() {
        let folder = workspace.tools().join("binaryen");
        std::fs::create_dir_all(&folder).map_err(Failure::file(&folder))?;
        let mut npm = process::command(workspace, "npm");
        npm.arg("install").arg("--prefix").arg(&folder).args([
            "--no-audit",
            "--no-fund",
            "--no-save",
            NPM_PACKAGE,
        ]);
        if process::status(&mut npm)?.success() {
            return Ok(false);
        }
    }
    debian::install(workspace, &["binaryen"]).map_err(|_| Failure::NoWasmOpt)?;
    Ok(false)
}

/// Returns its version, a number.
pub fn version(workspace: &Workspace) -> Option<String> {
    let text = process::output(process::command(workspace, "wasm-opt").arg("--version"))?;
    text.split_whitespace().nth(2).map(str::to_owned)
}

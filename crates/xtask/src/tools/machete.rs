//! `cargo-machete`, which finds unused dependencies.

use super::cargo_tool;
use crate::failure::Failure;
use crate::process;
use crate::workspace::Workspace;

const VERSION: &str = "0.9.2";

/// The program behind `cargo machete`.
const PROGRAM: &str = "cargo-machete";

/// Makes sure that it is installed, in any version. Returns whether it already was.
pub fn ensure(workspace: &Workspace) -> Result<bool, Failure> {
    if process::find(workspace, PROGRAM).is_some() {
        return Ok(true);
    }
    cargo_tool::install_locked(workspace, PROGRAM, VERSION, &[])?;
    Ok(false)
}

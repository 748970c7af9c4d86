//! `cargo-machete`, which finds dependencies that no file uses.

use super::cargo_tool;
use crate::failure::Failure;
use crate::process;
use crate::workspace::Workspace;

const VERSION: &str = "0.9.2";

/// The program: `cargo machete`.
const PROGRAM: &str = "cargo-machete";

/// Makes sure of it; says whether it was there already. Any version will do.
pub fn ensure(workspace: &Workspace) -> Result<bool, Failure> {
    if process::find(workspace, PROGRAM).is_some() {
        return Ok(true);
    }
    cargo_tool::install_locked(workspace, PROGRAM, VERSION, &[])?;
    Ok(false)
}

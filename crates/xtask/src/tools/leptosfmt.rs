//! `leptosfmt`, which formats `view!`; rustfmt leaves it alone.

use super::cargo_tool;
use crate::failure::Failure;
use crate::process;
use crate::workspace::Workspace;

/// Another version may format differently.
const VERSION: &str = "0.1.33";

/// The program. It reads `leptosfmt.toml`.
pub const PROGRAM: &str = "leptosfmt";

/// Installs it if it is missing. Returns whether it was there already.
pub fn ensure(workspace: &Workspace) -> Result<bool, Failure> {
    if cargo_tool::has_version(workspace, PROGRAM, |version| version == VERSION) {
        return Ok(true);
    }
    cargo_tool::install_locked(workspace, PROGRAM, VERSION, &[])?;
    process::find(workspace, PROGRAM)
        .map(|_| false)
        .ok_or(Failure::NotInstalled {
            program: PROGRAM.to_owned(),
        })
}

//! `fmt`: formatting, as `rustfmt.toml` says.

use super::Tally;
use crate::failure::Failure;
use crate::process;
use crate::workspace::Workspace;

/// The layer.
pub fn run(workspace: &Workspace) -> Result<Tally, Failure> {
    let status = process::status(process::cargo(workspace).args(["fmt", "--all", "--check"]))?;
    Ok(Tally::one(status.success()))
}

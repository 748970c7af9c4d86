//! `dependencies`: every dependency in a manifest is used. The unit tests in `tests/architecture/supply.rs` check
//! licences and sources.

use super::Tally;
use crate::commands::setup;
use crate::failure::Failure;
use crate::process;
use crate::workspace::Workspace;

/// Runs the layer. The filter is a list of folders.
pub fn run(workspace: &Workspace, filter: &[String]) -> Result<Tally, Failure> {
    setup::for_dependencies(workspace)?;
    let mut check = process::cargo(workspace);
    check.arg("machete").args(filter);
    Ok(Tally::one(process::status(&mut check)?.success()))
}

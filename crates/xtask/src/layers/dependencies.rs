//! `dependencies`: every dependency of a manifest is used. Their licences and sources are a unit test, `tests/architecture/supply.rs`.

use super::Tally;
use crate::commands::setup;
use crate::failure::Failure;
use crate::process;
use crate::workspace::Workspace;

/// The layer. The filter names folders.
pub fn run(workspace: &Workspace, filter: &[String]) -> Result<Tally, Failure> {
    setup::for_dependencies(workspace)?;
    let mut check = process::cargo(workspace);
    check.arg("machete").args(filter);
    Ok(Tally::one(process::status(&mut check)?.success()))
}

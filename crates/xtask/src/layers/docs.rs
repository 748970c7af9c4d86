//! `docs`: the documentation builds without warnings, such as broken links.

use super::packages::packages;
use super::tally::Tally;
use crate::failure::Failure;
use crate::process;
use crate::workspace::Workspace;

/// Runs the layer.
pub fn run(workspace: &Workspace, filter: &[String]) -> Result<Tally, Failure> {
    let mut doc = process::cargo(workspace);
    doc.args([
        "doc",
        "--quiet",
        "--no-deps",
        "--document-private-items",
        "--features",
        "webex-sim/server",
    ])
    .args(packages(filter))
    .env("RUSTDOCFLAGS", "-D warnings");
    Ok(Tally::one(process::status(&mut doc)?.success()))
}

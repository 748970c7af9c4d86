//! `docs`: the documentation builds without a warning, broken links included.

use super::Tally;
use crate::failure::Failure;
use crate::process;
use crate::workspace::Workspace;

/// The layer.
pub fn run(workspace: &Workspace) -> Result<Tally, Failure> {
    let mut doc = process::cargo(workspace);
    doc.args([
        "doc",
        "--quiet",
        "--workspace",
        "--no-deps",
        "--document-private-items",
        "--features",
        "webex-sim/server",
    ])
    .env("RUSTDOCFLAGS", "-D warnings");
    Ok(Tally::one(process::status(&mut doc)?.success()))
}

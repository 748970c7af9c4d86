//! `unit`: everything that runs on the host without a browser and without the official documentation.

use super::targets::targets;
use super::{Tally, cargo_test};
use crate::commands::setup;
use crate::failure::Failure;
use crate::process;
use crate::workspace::Workspace;

/// Runs the layer.
pub fn run(workspace: &Workspace, filter: &[String]) -> Result<Tally, Failure> {
    setup::for_unit(workspace)?;
    let shared = [
        "test",
        "--workspace",
        "--features",
        "webex-sim/server",
        "--no-fail-fast",
    ];
    let mut tests = process::cargo(workspace);
    tests.args(shared).args(["--lib", "--bins"]);
    for name in targets(workspace)?.unit {
        tests.arg("--test").arg(name);
    }
    let mut tally = cargo_test::run(&mut tests, filter)?;
    tally += cargo_test::run(process::cargo(workspace).args(shared).arg("--doc"), filter)?;
    Ok(tally)
}

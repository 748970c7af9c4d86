//! `contract`: the simulator and the client against the official OpenAPI documents, and an SDK for the real Webex
//! against the simulator.

use super::targets::targets;
use super::{Tally, cargo_test};
use crate::failure::Failure;
use crate::process;
use crate::simulator;
use crate::tools::python;
use crate::workspace::Workspace;

/// Runs the layer. The tests use the facts of the documents in `crates/webex-openapi/schema`. Those that need the
/// official extracts read them from the folder in `WEBEX_OPENAPI_DIR`, and report without it that they were skipped. A
/// filter excludes the SDK.
pub fn run(workspace: &Workspace, filter: &[String]) -> Result<Tally, Failure> {
    let mut tally = Tally::default();
    let names = targets(workspace)?.contract;
    if !names.is_empty() {
        let mut tests = process::cargo(workspace);
        tests.args([
            "test",
            "--workspace",
            "--features",
            "webex-sim/server",
            "--no-fail-fast",
        ]);
        for name in names {
            tests.arg("--test").arg(name);
        }
        // Show what a test prints when it is skipped.
        let words = [&["--nocapture".to_owned()], filter].concat();
        tally += cargo_test::run(&mut tests, &words)?;
    }
    if !filter.is_empty() {
        return Ok(tally);
    }
    tally += sdk(workspace).unwrap_or_else(|failure| {
        eprintln!("xtask: {failure}");
        Tally::one(false)
    });
    Ok(tally)
}

/// Runs the SDK's whole script as one check.
fn sdk(workspace: &Workspace) -> Result<Tally, Failure> {
    let folder = workspace.root.join("crates/webex-sim/tests/sdk");
    let python = python::environment(workspace, &folder.join("requirements.txt"))?;
    simulator::build(workspace)?;
    let mut check = process::command(workspace, python);
    check
        .arg(folder.join("check.py"))
        .arg(workspace.program("webex-sim"));
    Ok(Tally::one(process::status(&mut check)?.success()))
}

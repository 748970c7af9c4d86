//! `contract`: simulator and client against the official OpenAPI extracts, and an SDK that was written for the real Webex against the simulator.

use super::targets::targets;
use super::{Tally, cargo_test};
use crate::commands::serve;
use crate::failure::Failure;
use crate::process;
use crate::tools::python;
use crate::workspace::Workspace;

/// The layer. `WEBEX_OPENAPI_DIR` names the folder of the extracts; without it those tests say that they were skipped.
pub fn run(workspace: &Workspace) -> Result<Tally, Failure> {
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
        tally += cargo_test::run(tests.args(["--", "--nocapture"]))?;
    }
    tally += sdk(workspace).unwrap_or_else(|failure| {
        eprintln!("xtask: {failure}");
        Tally::one(false)
    });
    Ok(tally)
}

/// One check: the SDK's whole script succeeds.
fn sdk(workspace: &Workspace) -> Result<Tally, Failure> {
    let folder = workspace.root.join("crates/webex-sim/tests/sdk");
    let python = python::environment(workspace, &folder.join("requirements.txt"))?;
    serve::build(workspace)?;
    let mut check = process::command(workspace, python);
    check
        .arg(folder.join("check.py"))
        .arg(workspace.program("webex-sim"));
    Ok(Tally::one(process::status(&mut check)?.success()))
}

//! `clippy`: no warning on the host, nor in the app for the browser.

use super::Tally;
use crate::commands::setup;
use crate::failure::Failure;
use crate::process;
use crate::tools::wasm_target::{self, TARGET};
use crate::workspace::Workspace;

/// The layer: two checks.
pub fn run(workspace: &Workspace) -> Result<Tally, Failure> {
    setup::for_target(workspace)?;
    let mut tally = Tally::default();
    let mut host = process::cargo(workspace);
    host.args([
        "clippy",
        "--workspace",
        "--all-targets",
        "--features",
        "webex-sim/server",
        "--",
        "-D",
        "warnings",
    ]);
    tally += Tally::one(process::status(&mut host)?.success());
    let mut wasm = wasm_target::clippy(workspace);
    wasm.args([
        "--package",
        "rollcall",
        "--all-targets",
        "--target",
        TARGET,
        "--",
        "-D",
        "warnings",
    ]);
    tally += Tally::one(process::status(&mut wasm)?.success());
    Ok(tally)
}

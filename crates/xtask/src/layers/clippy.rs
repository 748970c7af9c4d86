//! `clippy`: no warnings on the host, nor in the app for the browser, with the demo or without.

use super::packages::packages;
use super::tally::Tally;
use crate::commands::setup;
use crate::failure::Failure;
use crate::process;
use crate::tools::wasm_target::{self, TARGET};
use crate::workspace::Workspace;

/// Runs three checks, or only the host's if the selected packages do not include the app.
pub fn run(workspace: &Workspace, filter: &[String]) -> Result<Tally, Failure> {
    setup::for_target(workspace)?;
    let mut tally = Tally::default();
    let mut host = process::cargo(workspace);
    host.args(["clippy", "--all-targets", "--features", "webex-sim/server"])
        .args(packages(filter))
        .args(["--", "-D", "warnings"]);
    tally += Tally::one(process::status(&mut host)?.success());
    if !filter.is_empty() && filter.iter().all(|package| package != "rollcall") {
        return Ok(tally);
    }
    // The app for the browser, and the app that `dist --no-demo` publishes.
    for which in [&["--all-targets"][..], &["--lib", "--no-default-features"]] {
        let mut wasm = wasm_target::clippy(workspace);
        wasm.args(["--package", "rollcall", "--target", TARGET])
            .args(which)
            .args(["--", "-D", "warnings"]);
        tally += Tally::one(process::status(&mut wasm)?.success());
    }
    Ok(tally)
}

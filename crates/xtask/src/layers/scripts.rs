//! `scripts`: our TypeScript and JavaScript. Biome checks formatting and likely mistakes, `tsc` checks types.

use super::Tally;
use crate::commands::setup;
use crate::failure::Failure;
use crate::process;
use crate::workspace::Workspace;
use std::process::Command;

/// Runs both checks. With a filter of files, runs only Biome, because types need the whole program.
pub fn run(workspace: &Workspace, filter: &[String]) -> Result<Tally, Failure> {
    setup::for_scripts(workspace)?;
    let mut biome = program(workspace, "biome");
    biome.args(["check", "--error-on-warnings"]).args(filter);
    let mut tally = Tally::one(process::status(&mut biome)?.success());
    if filter.is_empty() {
        let mut types = program(workspace, "tsc");
        types.args(["--project", "tests/e2e"]);
        tally += Tally::one(process::status(&mut types)?.success());
    }
    Ok(tally)
}

/// Returns a program from the packages of the end-to-end tests.
fn program(workspace: &Workspace, name: &str) -> Command {
    let folder = workspace.root.join("tests/e2e/node_modules/.bin");
    process::command(workspace, folder.join(name))
}

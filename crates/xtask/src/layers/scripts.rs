//! `scripts`: our TypeScript and JavaScript. Biome checks formatting and likely mistakes, `tsc` checks types.

use super::Tally;
use crate::commands::setup;
use crate::failure::Failure;
use crate::process;
use crate::tools::node;
use crate::workspace::Workspace;

/// Runs both checks. With a filter of files, runs only Biome, because types need the whole program.
pub fn run(workspace: &Workspace, filter: &[String]) -> Result<Tally, Failure> {
    setup::for_scripts(workspace)?;
    let mut biome = node::program(workspace, "biome");
    biome.args(["check", "--error-on-warnings"]).args(filter);
    let mut tally = Tally::one(process::status(&mut biome)?.success());
    if filter.is_empty() {
        let mut types = node::program(workspace, "tsc");
        types.args(["--project", "tests/e2e"]);
        tally += Tally::one(process::status(&mut types)?.success());
    }
    Ok(tally)
}

//! `fmt`: the format of Rust, and of `view!`, which rustfmt leaves alone. `cargo xtask fmt` writes both.

use super::packages::packages;
use super::tally::Tally;
use crate::commands::setup;
use crate::failure::Failure;
use crate::process;
use crate::tools::leptosfmt;
use crate::workspace::Workspace;

/// Runs both checks; only the first if the chosen packages have no views.
pub fn run(workspace: &Workspace, filter: &[String]) -> Result<Tally, Failure> {
    let mut fmt = process::cargo(workspace);
    fmt.args(["fmt", "--check"]);
    if filter.is_empty() {
        fmt.arg("--all");
    } else {
        fmt.args(packages(filter));
    }
    let mut tally = Tally::one(process::status(&mut fmt)?.success());
    if filter.is_empty() || filter.iter().any(|package| package == "rollcall") {
        setup::for_views(workspace)?;
        let mut views = process::command(workspace, leptosfmt::PROGRAM);
        tally += Tally::one(process::status(views.args(["--check", "src"]))?.success());
    }
    Ok(tally)
}

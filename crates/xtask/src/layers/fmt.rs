//! `fmt`: Rust's formatting.

use super::packages::packages;
use super::tally::Tally;
use crate::failure::Failure;
use crate::process;
use crate::workspace::Workspace;

/// Runs the layer.
pub fn run(workspace: &Workspace, filter: &[String]) -> Result<Tally, Failure> {
    let mut fmt = process::cargo(workspace);
    fmt.args(["fmt", "--check"]);
    if filter.is_empty() {
        fmt.arg("--all");
    } else {
        fmt.args(packages(filter));
    }
    Ok(Tally::one(process::status(&mut fmt)?.success()))
}

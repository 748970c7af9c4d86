//! `fmt`: writes the format that the layers `fmt` and `scripts` check.

use super::setup;
use crate::arguments::Arguments;
use crate::failure::Failure;
use crate::process;
use crate::tools::{leptosfmt, node};
use crate::workspace::Workspace;

/// Runs the command.
pub fn run(workspace: &Workspace, arguments: Arguments) -> Result<(), Failure> {
    arguments.end()?;
    setup::for_format(workspace)?;
    let mut views = process::command(workspace, leptosfmt::PROGRAM);
    process::run(views.args(["--quiet", "src"]), "formatting the views")?;
    // After the views, because it formats what surrounds them.
    let mut rust = process::cargo(workspace);
    process::run(rust.args(["fmt", "--all"]), "formatting the Rust")?;
    let mut scripts = node::program(workspace, "biome");
    process::run(scripts.args(["check", "--write"]), "formatting the scripts")
}

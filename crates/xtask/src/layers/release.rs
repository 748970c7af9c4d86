//! The release build that the browser layers share, and how their tests find it.

use crate::commands::dist;
use crate::failure::Failure;
use crate::package::Package;
use crate::process;
use crate::simulator;
use crate::workspace::Workspace;
use std::path::PathBuf;
use std::process::Command;
use std::sync::atomic::{AtomicBool, Ordering};

/// The path for which the sub-path tests expect their build.
const SUB_PATH: &str = "/x/y/";

/// Whether this run has built already: an unchanged build takes minutes too.
static BUILT: AtomicBool = AtomicBool::new(false);

/// Builds the package, the same for a sub-path, and the simulator, once in a run.
pub fn build(workspace: &Workspace) -> Result<(), Failure> {
    if BUILT.load(Ordering::Relaxed) {
        return Ok(());
    }
    let package = Package::below(workspace, &workspace.packages())?;
    dist::build(workspace, "/", &package.app(), true)?;
    package.write(workspace, "/", true)?;
    let below = Package::below(workspace, &sub_path(workspace))?;
    dist::copy_for(&package.app(), SUB_PATH, &below.app())?;
    below.write(workspace, SUB_PATH, true)?;
    simulator::build(workspace)?;
    BUILT.store(true, Ordering::Relaxed);
    Ok(())
}

fn sub_path(workspace: &Workspace) -> PathBuf {
    workspace.target.join("e2e/dist-subpath")
}

/// Returns the command that runs the tests of a configuration in `tests/e2e` on what was built.
pub fn playwright(workspace: &Workspace, configuration: &str) -> Command {
    let mut tests = process::command(workspace, "npx");
    tests
        .current_dir(workspace.root.join("tests/e2e"))
        .args(["--no-install", "playwright", "test", "--config"])
        .arg(configuration)
        .env("ROLLCALL_BUILT", "1")
        .env("ROLLCALL_SIM", workspace.program("webex-sim"))
        // Not `current_exe`: the unit layer may have relinked xtask, in which case the running file no longer exists.
        .env("ROLLCALL_XTASK", workspace.program("xtask"))
        .env("ROLLCALL_DIST", workspace.dist())
        .env(
            "ROLLCALL_SUBPATH_DIST",
            sub_path(workspace).join("rollcall/app"),
        );
    tests
}

//! `browsers`: the main job in Firefox and in WebKitGTK, with the release build, against the simulator.

use super::{Tally, playwright, release};
use crate::commands::setup;
use crate::failure::Failure;
use crate::tools::other_browsers;
use crate::workspace::Workspace;

/// Runs the layer.
pub fn run(workspace: &Workspace, filter: &[String]) -> Result<Tally, Failure> {
    setup::for_other_browsers(workspace)?;
    release::build(workspace)?;
    let programs = other_browsers::require(workspace)?;
    let mut tests = release::playwright(workspace, "browsers/playwright.config.ts");
    tests
        .args(filter)
        .env("FIREFOX", programs.firefox)
        .env("WEBKIT_DRIVER", programs.webkit_driver)
        .env("XVFB", programs.display);
    playwright::run(&mut tests, &workspace.target.join("e2e/browsers.json"))
}

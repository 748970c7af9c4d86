//! `wasm`: the app's browser adapters and components, in a real Chromium.

use super::{Tally, cargo_test};
use crate::commands::setup;
use crate::failure::Failure;
use crate::tools::browser;
use crate::tools::wasm_target::{self, TARGET};
use crate::workspace::Workspace;

/// Runs the layer. `webdriver.json` says how to start Chromium.
pub fn run(workspace: &Workspace, filter: &[String]) -> Result<Tally, Failure> {
    setup::for_wasm(workspace)?;
    let browser = browser::require(workspace)?;
    let mut tests = wasm_target::cargo(workspace);
    tests
        .args([
            "test",
            "--package",
            "rollcall",
            "--target",
            TARGET,
            "--no-fail-fast",
            "--lib",
            "--tests",
        ])
        .env(
            "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER",
            "wasm-bindgen-test-runner",
        )
        .env("CHROMEDRIVER", browser.driver)
        .env("WASM_BINDGEN_TEST_TIMEOUT", "120");
    cargo_test::run(&mut tests, filter)
}

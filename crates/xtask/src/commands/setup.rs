//! `setup`: whatever a build or the tests need, brought once and told stage by stage.

use crate::arguments::Arguments;
use crate::failure::Failure;
use crate::tools::{browser, node, trunk, wasm_bindgen, wasm_opt, wasm_split, wasm_target};
use crate::workspace::Workspace;
use std::time::Instant;

type Stage = (&'static str, fn(&Workspace) -> Result<bool, Failure>);

/// What the build of the app needs.
const BUILD: &[Stage] = &[
    ("Rust target wasm32-unknown-unknown", wasm_target::ensure),
    (
        "trunk (built from source: up to 6 minutes the first time)",
        trunk::ensure,
    ),
    (
        "wasm-bindgen (built from source: up to 3 minutes the first time)",
        wasm_bindgen::ensure,
    ),
    ("wasm-opt", wasm_opt::ensure),
    (
        "wasm-split-cli (built from source: up to 2 minutes the first time)",
        wasm_split::ensure,
    ),
];

/// What tests in a browser need.
const BROWSER: &[Stage] = &[
    ("Chromium and ChromeDriver", browser::ensure),
    ("Playwright and axe", node::ensure_packages),
];

/// The command: everything.
pub fn run(workspace: &Workspace, arguments: Arguments) -> Result<(), Failure> {
    arguments.end()?;
    stages(workspace, &[BUILD, BROWSER].concat())
}

/// What `dist` and `serve` need.
pub fn for_build(workspace: &Workspace) -> Result<(), Failure> {
    stages(workspace, BUILD)
}

/// What `test` and `bench` need.
pub fn for_browser(workspace: &Workspace) -> Result<(), Failure> {
    stages(workspace, &[BUILD, BROWSER].concat())
}

/// The Rust side of the browser tests only: no bundler, no Playwright.
pub fn for_wasm(workspace: &Workspace) -> Result<(), Failure> {
    stages(workspace, &[BUILD[0], BUILD[2], BROWSER[0]])
}

/// The compiler's target alone.
pub fn for_target(workspace: &Workspace) -> Result<(), Failure> {
    stages(workspace, &BUILD[..1])
}

fn stages(workspace: &Workspace, stages: &[Stage]) -> Result<(), Failure> {
    for (index, (name, ensure)) in stages.iter().enumerate() {
        println!("[{}/{}] {name}", index + 1, stages.len());
        let started = Instant::now();
        if !ensure(workspace)? {
            println!(
                "      installed in {:.0} s",
                started.elapsed().as_secs_f64()
            );
        }
    }
    Ok(())
}

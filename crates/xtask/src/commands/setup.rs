//! `setup`: whatever a build or the tests need, brought once and told stage by stage.

use crate::arguments::Arguments;
use crate::failure::Failure;
use crate::process;
use crate::simulator;
use crate::tools::{
    browser, machete, node, trunk, wasm_bindgen, wasm_opt, wasm_split, wasm_target,
};
use crate::workspace::Workspace;
use std::time::Instant;

type Stage = (&'static str, fn(&Workspace) -> Result<bool, Failure>);

/// What the build of the app needs.
const BUILD: &[Stage] = &[
    ("Rust target wasm32-unknown-unknown", wasm_target::ensure),
    ("trunk (minutes, the first time)", trunk::ensure),
    (
        "wasm-bindgen (minutes, the first time)",
        wasm_bindgen::ensure,
    ),
    ("wasm-opt", wasm_opt::ensure),
    (
        "wasm-split-cli (a minute or two, the first time)",
        wasm_split::ensure,
    ),
];

/// What tests in a browser need.
const BROWSER: &[Stage] = &[
    ("Chromium and ChromeDriver", browser::ensure),
    ("packages of the end-to-end tests", node::ensure_packages),
];

/// What the checks of manifests need.
const DEPENDENCIES: &[Stage] = &[("cargo-machete (a minute, the first time)", machete::ensure)];

/// The command: everything.
pub fn run(workspace: &Workspace, arguments: Arguments) -> Result<(), Failure> {
    arguments.end()?;
    stages(workspace, &[BUILD, BROWSER, DEPENDENCIES].concat())
}

/// What `dist` needs.
pub fn for_build(workspace: &Workspace) -> Result<(), Failure> {
    stages(workspace, BUILD)
}

/// What `serve` and `dev` need: nothing that only a published build does. The app and the simulator are compiled beside the tools.
pub fn for_serving(workspace: &Workspace) -> Result<(), Failure> {
    let tools = [BUILD[1], BUILD[2]];
    if process::find(workspace, "trunk").is_none() {
        println!(
            "The first time takes some minutes: tools are compiled, and the app beside them. It asks nothing and goes on by itself."
        );
    }
    stages(workspace, &BUILD[..1])?;
    std::thread::scope(|scope| {
        scope.spawn(|| compile_beside(workspace));
        stages(workspace, &tools)
    })
}

/// What goes wrong here goes wrong again, and is said, when it is needed.
fn compile_beside(workspace: &Workspace) {
    let mut app = wasm_target::cargo(workspace);
    app.args(["build", "--quiet", "--package", "rollcall", "--target"])
        .arg(wasm_target::TARGET);
    let _ = process::output(&mut app);
    let _ = process::output(&mut simulator::command(workspace));
}

/// What `test` and `bench` need.
pub fn for_browser(workspace: &Workspace) -> Result<(), Failure> {
    stages(workspace, &[BUILD, BROWSER].concat())
}

/// The Rust side of the browser tests only: no bundler, no Playwright.
pub fn for_wasm(workspace: &Workspace) -> Result<(), Failure> {
    stages(workspace, &[BUILD[0], BUILD[2], BROWSER[0]])
}

/// What finds dependencies that nothing uses.
pub fn for_dependencies(workspace: &Workspace) -> Result<(), Failure> {
    stages(workspace, DEPENDENCIES)
}

/// The packages that check scripts: no browser.
pub fn for_scripts(workspace: &Workspace) -> Result<(), Failure> {
    stages(workspace, &BROWSER[1..])
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

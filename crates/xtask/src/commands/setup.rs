//! `setup`: installs what a build or the tests need, once, and reports each stage.

use crate::arguments::Arguments;
use crate::failure::Failure;
use crate::process;
use crate::simulator;
use crate::tools::{
    browser, leptosfmt, machete, node, other_browsers, trunk, wasm_bindgen, wasm_opt, wasm_split,
    wasm_target, web_servers,
};
use crate::workspace::Workspace;
use std::time::Instant;

type Stage = (&'static str, fn(&Workspace) -> Result<bool, Failure>);

/// What building the app requires.
const BUILD: &[Stage] = &[
    ("Rust target wasm32-unknown-unknown", wasm_target::ensure),
    ("trunk (takes minutes the first time)", trunk::ensure),
    (
        "wasm-bindgen (takes minutes the first time)",
        wasm_bindgen::ensure,
    ),
    ("wasm-opt", wasm_opt::ensure),
    (
        "wasm-split-cli (takes a minute or two the first time)",
        wasm_split::ensure,
    ),
];

/// What browser tests require.
const BROWSER: &[Stage] = &[
    ("Chromium and ChromeDriver", browser::ensure),
    ("packages of the end-to-end tests", node::ensure_packages),
];

/// What the flows in other browsers than Chromium require.
const OTHER_BROWSERS: &[Stage] = &[("Firefox, WebKitGTK and Xvfb", other_browsers::ensure)];

/// What the tests of the configurations in `deploy/` require.
const SERVERS: &[Stage] = &[("nginx, Caddy, Apache and OpenSSL", web_servers::ensure)];

/// What the check of manifests requires.
const DEPENDENCIES: &[Stage] = &[(
    "cargo-machete (takes a minute the first time)",
    machete::ensure,
)];

/// What the format of `view!` is checked with.
const VIEWS: &[Stage] = &[(
    "leptosfmt (takes a minute the first time)",
    leptosfmt::ensure,
)];

/// Runs the command: installs everything.
pub fn run(workspace: &Workspace, arguments: Arguments) -> Result<(), Failure> {
    arguments.end()?;
    stages(
        workspace,
        &[BUILD, BROWSER, OTHER_BROWSERS, SERVERS, DEPENDENCIES, VIEWS].concat(),
    )
}

/// Installs what `dist` requires.
pub fn for_build(workspace: &Workspace) -> Result<(), Failure> {
    stages(workspace, BUILD)
}

/// Installs what `serve` and `dev` require, and nothing that only published builds do. Compiles the app and the
/// simulator in parallel.
pub fn for_serving(workspace: &Workspace) -> Result<(), Failure> {
    let tools = [BUILD[1], BUILD[2]];
    if process::find(workspace, "trunk").is_none() {
        println!(
            "The first time, this compiles the tools and the app: about seven minutes on two cores. It needs no input."
        );
    }
    stages(workspace, &BUILD[..1])?;
    std::thread::scope(|scope| {
        scope.spawn(|| compile_beside(workspace));
        stages(workspace, &tools)
    })
}

/// Ignores errors: a later step that needs the result will report them.
fn compile_beside(workspace: &Workspace) {
    let mut app = wasm_target::cargo(workspace);
    app.args(["build", "--quiet", "--package", "rollcall", "--target"])
        .arg(wasm_target::TARGET);
    let _ = process::output(&mut app);
    let _ = process::output(&mut simulator::command(workspace));
}

/// Installs what `bench` requires.
pub fn for_browser(workspace: &Workspace) -> Result<(), Failure> {
    stages(workspace, &[BUILD, BROWSER].concat())
}

/// Installs what the end-to-end tests require.
pub fn for_e2e(workspace: &Workspace) -> Result<(), Failure> {
    stages(workspace, &[BUILD, BROWSER, SERVERS].concat())
}

/// Installs what the flows in other browsers than Chromium require.
pub fn for_other_browsers(workspace: &Workspace) -> Result<(), Failure> {
    stages(workspace, &[BUILD, &BROWSER[1..], OTHER_BROWSERS].concat())
}

/// Installs what the tests on the host require.
pub fn for_unit(workspace: &Workspace) -> Result<(), Failure> {
    stages(workspace, SERVERS)
}

/// Installs the Rust side of the browser tests: no bundler, no Playwright.
pub fn for_wasm(workspace: &Workspace) -> Result<(), Failure> {
    stages(workspace, &[BUILD[0], BUILD[2], BROWSER[0]])
}

/// Installs what formats views and scripts.
pub fn for_format(workspace: &Workspace) -> Result<(), Failure> {
    stages(workspace, &[VIEWS, &BROWSER[1..]].concat())
}

/// Installs what formats views.
pub fn for_views(workspace: &Workspace) -> Result<(), Failure> {
    stages(workspace, VIEWS)
}

/// Installs the tool that finds unused dependencies.
pub fn for_dependencies(workspace: &Workspace) -> Result<(), Failure> {
    stages(workspace, DEPENDENCIES)
}

/// Installs the packages that check scripts, without a browser.
pub fn for_scripts(workspace: &Workspace) -> Result<(), Failure> {
    stages(workspace, &BROWSER[1..])
}

/// Installs only the compiler's target.
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

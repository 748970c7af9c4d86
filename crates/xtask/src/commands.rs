//! The commands, one file each.

mod bench;
mod dev;
pub mod dist;
mod finish_dist;
mod host;
pub mod serve;
pub mod setup;
mod test;

use crate::arguments::Arguments;
use crate::failure::Failure;
use crate::workspace::Workspace;
use std::process::ExitCode;

const USAGE: &str = "\
cargo xtask COMMAND

  setup                                    bring the tools that the build needs; asks nothing, a second run installs nothing
  serve [--webex] [--port N] [--sim-port N]
                                           build quickly, then serve the app (8080) against the simulator (8081), or against the real Webex
  dev [--port N] [--sim-port N]            the same with the simulator, built again and reloaded after each change
  test [--only LAYER [-- FILTER]]          every test, or one layer of: fmt clippy docs dependencies scripts unit contract wasm e2e;
                                           FILTER is passed on: packages, files, a part of the tests' names, or what Playwright takes
  dist [--public-url /x/y/] [--out DIR]    the files for a static host, with compressed siblings
  bench                                    sizes, first paint and scrolling as ratios; writes target/bench.json

  host --dir DIR [--config FILE] [--base /x/y/] [--listen ADDRESS] [--no-headers]
                                           a plain static host, as the end-to-end tests use it
  finish-dist                              what Trunk calls when it has built";

/// Runs one command.
pub fn run(mut words: Vec<String>) -> Result<ExitCode, Failure> {
    let name = if words.is_empty() {
        "help".to_owned()
    } else {
        words.remove(0)
    };
    if matches!(name.as_str(), "help" | "--help" | "-h") {
        println!("{USAGE}");
        return Ok(ExitCode::SUCCESS);
    }
    let arguments = Arguments::new(words);
    let workspace = Workspace::find()?;
    match name.as_str() {
        "setup" => setup::run(&workspace, arguments),
        "serve" => serve::run(&workspace, arguments),
        "dev" => dev::run(&workspace, arguments),
        "test" => return test::run(&workspace, arguments),
        "dist" => dist::run(&workspace, arguments),
        "bench" => bench::run(&workspace, arguments),
        "host" => host::run(arguments),
        "finish-dist" => finish_dist::run(&workspace, arguments),
        other => Err(Failure::Usage(format!("there is no command {other:?}"))),
    }?;
    Ok(ExitCode::SUCCESS)
}

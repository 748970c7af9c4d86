//! The commands, one file each.

mod bench;
mod dev;
pub mod dist;
mod finish_dist;
mod fmt;
mod fuzz;
mod host;
mod openapi_facts;
mod reproduce;
pub mod serve;
pub mod setup;
mod soak;
mod test;

use crate::arguments::Arguments;
use crate::failure::Failure;
use crate::workspace::Workspace;
use std::process::ExitCode;

const USAGE: &str = "\
cargo xtask COMMAND

  setup                                    installs the tools that the build needs, without prompting; a second run installs nothing
  serve [--webex] [--port N] [--sim-port N]
                                           builds quickly, then serves the app (8080) for the simulator (8081) or for the real Webex
  dev [--port N] [--sim-port N]            serves it with the simulator; rebuilds and reloads after each change
  test [--only LAYER [-- FILTER]]          runs every test, or one layer of: fmt clippy docs dependencies scripts unit contract wasm e2e browsers;
                                           FILTER selects tests: packages, files, a part of the tests' names, or Playwright's arguments
  fmt                                      formats Rust, views, TypeScript and JavaScript
  dist [--public-url /x/y/] [--out DIR] [--no-demo]
                                           builds the app for a static host, and packs it with what a host needs to know
  reproduce                                builds the commit twice, in two folders; the zips must be equal
  fuzz [xml|csv] [--count N] [--seed N]    reads a million changed answers and files; none may cause a panic
  soak [native|browser] [--seeds N] [--kills N] [--rows N]
                                           runs jobs with faults by 1,000 seeds, and a job of 2,000 rows whose tab is closed 20 times
  bench                                    measures sizes, first paint and scrolling as ratios; writes target/bench.json
  bench jobs                               measures jobs beside wxc_sdk and a fetch loop; writes target/bench-jobs.json

  host --dir DIR [--config FILE] [--base /x/y/] [--listen ADDRESS] [--no-headers]
                                           runs a plain static host, for the end-to-end tests
  openapi-facts FOLDER                     rewrites crates/webex-openapi/schema from the official OpenAPI extracts in FOLDER
  finish-dist                              called by Trunk after a build";

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
        "fmt" => fmt::run(&workspace, arguments),
        "dist" => dist::run(&workspace, arguments),
        "reproduce" => reproduce::run(&workspace, arguments),
        "fuzz" => fuzz::run(&workspace, arguments),
        "soak" => return soak::run(&workspace, arguments),
        "bench" => bench::run(&workspace, arguments),
        "host" => host::run(arguments),
        "finish-dist" => finish_dist::run(&workspace, arguments),
        "openapi-facts" => openapi_facts::run(&workspace, arguments),
        other => Err(Failure::Usage(format!("there is no command {other:?}"))),
    }?;
    Ok(ExitCode::SUCCESS)
}

//! The commands of this project: set-up, serving, tests, packaging and figures. `cargo xtask` lists them.
#![cfg_attr(test, allow(clippy::unwrap_used, reason = "tests fail by panicking"))]

mod arguments;
mod commands;
mod commit;
mod failure;
mod layers;
mod machine;
mod package;
mod process;
mod simulator;
mod sizes;
mod tools;
mod web;
mod workspace;

use std::process::ExitCode;

fn main() -> ExitCode {
    match commands::run(std::env::args().skip(1).collect()) {
        Ok(code) => code,
        Err(failure) => {
            eprintln!("xtask: {failure}");
            ExitCode::FAILURE
        }
    }
}

//! `soak`: what the tests do in small, at length. Jobs with mixed faults by 1,000 seeds on the host, and in Chromium a job of 2,000 rows
//! whose tab is closed 20 times.

use crate::arguments::Arguments;
use crate::failure::Failure;
use crate::layers::e2e;
use crate::process;
use crate::workspace::Workspace;
use std::process::ExitCode;

/// Runs the command: both parts, or one of `native` and `browser`.
pub fn run(workspace: &Workspace, mut arguments: Arguments) -> Result<ExitCode, Failure> {
    let seeds = arguments.value("--seeds")?;
    let kills = arguments.value("--kills")?;
    let rows = arguments.value("--rows")?;
    let (native, browser) = (arguments.flag("native"), arguments.flag("browser"));
    arguments.end()?;
    if native || !browser {
        faults(workspace, seeds.as_deref().unwrap_or("1000"))?;
    }
    if browser || !native {
        let variables = [
            ("ROLLCALL_KILLS", kills.as_deref().unwrap_or("20")),
            ("ROLLCALL_KILL_ROWS", rows.as_deref().unwrap_or("2000")),
        ];
        let tally = e2e::run_with(workspace, &["jobs-kills".to_owned()], &variables)?;
        if tally.failed > 0 {
            return Ok(ExitCode::FAILURE);
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// Jobs of 200 rows, with five of a hundred requests failing in some way.
fn faults(workspace: &Workspace, seeds: &str) -> Result<(), Failure> {
    let mut cargo = process::cargo(workspace);
    cargo
        .args(["test", "--profile", "fuzz", "--package", "rollcall-core"])
        .args(["--test", "simulator", "--", "jobs::faults::mixed"])
        .env("ROLLCALL_SEEDS", seeds);
    process::run(&mut cargo, "cargo test")
}

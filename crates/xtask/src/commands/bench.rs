//! `bench`: figures as ratios. Sizes are exact. Times depend on the machine, so they are shown but never fail.

mod jobs;
mod measure;
mod table;

use super::{dist, setup};
use crate::arguments::Arguments;
use crate::failure::Failure;
use crate::simulator;
use crate::sizes::Sizes;
use crate::workspace::{Workspace, write};
use serde_json::json;

/// Runs the command: `jobs` measures jobs, and without it everything else is measured. `bench/run.mjs` measures in Chromium and leaves
/// its rows in `target/bench-pages.json`, as `table` shows them.
pub fn run(workspace: &Workspace, mut arguments: Arguments) -> Result<(), Failure> {
    let only_jobs = arguments.flag("jobs");
    arguments.end()?;
    if only_jobs {
        return jobs::run(workspace);
    }
    setup::for_browser(workspace)?;
    dist::build(workspace, "/", &workspace.dist(), true)?;
    simulator::build(workspace)?;
    let sizes = Sizes::measure(&workspace.dist())?;
    let (rows, measured) = measure::script(workspace, "run.mjs", "bench-pages.json", &[])?;

    println!();
    sizes.print();
    println!();
    print!("{}", table::table(&rows));
    if !measured {
        println!("(the pages could not be measured; see the error above)");
    }
    let path = workspace.target.join("bench.json");
    let load = measure::load();
    let all = json!({ "size": sizes.json(), "pages": rows, "load": load });
    write(&path, format!("{all:#}\n"))?;
    println!("\nload {load}; written to {}", path.display());
    Ok(())
}

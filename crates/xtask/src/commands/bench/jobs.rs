//! `bench jobs`: what a job costs, and how it keeps to a limit, beside others that do the same.

use super::super::{dist, setup};
use super::{measure, table};
use crate::failure::Failure;
use crate::simulator;
use crate::tools::python;
use crate::workspace::{Workspace, write};
use serde_json::{Value, json};

/// Runs `bench/jobs.mjs`, prints its rows and writes them to `target/bench-jobs.json`.
pub(super) fn run(workspace: &Workspace) -> Result<(), Failure> {
    setup::for_browser(workspace)?;
    dist::build(workspace, "/", &workspace.dist(), true)?;
    simulator::build(workspace)?;
    let requirements = workspace
        .root
        .join("crates/webex-sim/tests/sdk/requirements.txt");
    let python = python::environment(workspace, &requirements)?;
    let more = [("ROLLCALL_PYTHON", python.as_path())];
    let name = "bench-jobs.json";
    let (mut measured, complete) = measure::script(workspace, "jobs.mjs", name, &more)?;

    println!();
    print!("{}", table::table(&measured));
    if !complete {
        println!("(a part could not be measured; see the error above)");
    }
    if measured.get("void").and_then(Value::as_bool) == Some(true) {
        println!("(void: the simulator alone is too slow on this machine at present)");
    }
    let load = measure::load();
    if let Some(members) = measured.as_object_mut() {
        members.insert("load".to_owned(), json!(load));
    }
    let path = workspace.target.join(name);
    write(&path, format!("{measured:#}\n"))?;
    println!("\nload {load}; written to {}", path.display());
    Ok(())
}

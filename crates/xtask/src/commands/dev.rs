//! `dev`: Trunk's own server and the simulator. Rebuilds and reloads the page after each change.

use super::dist;
use super::finish_dist::Build;
use super::host::block_on;
use super::serve::{free, tell, terminated};
use super::setup;
use crate::arguments::Arguments;
use crate::failure::Failure;
use crate::process;
use crate::simulator::Simulator;
use crate::tools::wasm_target;
use crate::workspace::Workspace;
use std::process::Command;

/// Runs the command.
pub fn run(workspace: &Workspace, mut arguments: Arguments) -> Result<(), Failure> {
    let port = arguments.port("--port", 8080)?;
    let sim_port = arguments.port("--sim-port", 8081)?;
    arguments.end()?;
    free(port, "--port")?;
    free(sim_port, "--sim-port")?;
    setup::for_serving(workspace)?;
    let simulator = Simulator::start(workspace, sim_port)?;
    let mut trunk = wasm_target::development(workspace, "trunk");
    trunk
        .args(["serve", "--address", "127.0.0.1", "--port"])
        .arg(port.to_string())
        .arg("--dist")
        .arg(workspace.target.join("dev/dist"))
        .env(Build::VARIABLE, Build::Watched.name())
        .env(Build::CONFIG, simulator.config(workspace)?)
        // Trunk reads NO_COLOR as a boolean and stops at "1".
        .env_remove("NO_COLOR");
    // Its page is not finished, and only a finished one has the demo's files.
    dist::without_demo(&mut trunk);
    tell(&format!("http://127.0.0.1:{port}/"), Some(&simulator));
    println!("Open it once Trunk says \"success\". It reloads after each change.\n");
    let ended = block_on(until_ended(trunk));
    drop(simulator);
    ended
}

/// Runs Trunk until it ends or this program is asked to stop. Trunk ends with this program.
async fn until_ended(command: Command) -> Result<(), Failure> {
    let program = command.get_program().to_owned();
    let mut trunk = tokio::process::Command::from(command)
        .kill_on_drop(true)
        .spawn()
        .map_err(|error| process::unstarted(&Command::new(program), error))?;
    tokio::select! {
        ended = trunk.wait() => match ended {
            Ok(status) if status.success() => Ok(()),
            _ => Err(Failure::Step { what: "serving the app with Trunk".to_owned() }),
        },
        _ = tokio::signal::ctrl_c() => Ok(()),
        () = terminated() => Ok(()),
    }
}

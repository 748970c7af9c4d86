//! `serve`: a quick build of the app on this machine, with the simulator or the real Webex behind it.

use super::host::block_on;
use super::{dist, setup};
use crate::arguments::Arguments;
use crate::failure::Failure;
use crate::simulator::Simulator;
use crate::web::host::{Site, serve};
use crate::workspace::Workspace;
use std::net::TcpListener;

/// Runs the command.
pub fn run(workspace: &Workspace, mut arguments: Arguments) -> Result<(), Failure> {
    let webex = arguments.flag("--webex");
    let port = arguments.port("--port", 8080)?;
    let sim_port = arguments.port("--sim-port", 8081)?;
    arguments.end()?;
    // Check before building, which takes minutes.
    free(port, "--port")?;
    if !webex {
        free(sim_port, "--sim-port")?;
    }
    let folder = workspace.target.join("serve/dist");
    setup::for_serving(workspace)?;
    dist::build_quickly(workspace, &folder)?;
    let simulator = if webex {
        None
    } else {
        Some(Simulator::start(workspace, sim_port)?)
    };
    let config = match &simulator {
        None => workspace.root.join("public/config.json"),
        Some(simulator) => simulator.config(workspace)?,
    };
    let site = Site {
        folder,
        base: "/".to_owned(),
        config: Some(config),
        headers: true,
    };
    let served = block_on(async {
        tokio::select! {
            ended = serve(site, ([127, 0, 0, 1], port).into(), "--port", |url| tell(&url, simulator.as_ref())) => ended,
            _ = tokio::signal::ctrl_c() => Ok(()),
            () = terminated() => Ok(()),
        }
    });
    drop(simulator);
    served
}

/// Prints the addresses and who to sign in as.
pub fn tell(url: &str, simulator: Option<&Simulator>) {
    println!("\nRollcall: {url}");
    match simulator {
        Some(simulator) => {
            println!("Simulated Webex: {}", simulator.field("listening"));
            println!(
                "\nOpen Rollcall, choose \"Sign in with Webex\", then \"Accept\". This signs you in as {}.",
                simulator.who()
            );
        }
        None => println!(
            "\nIt uses the real Webex, as set in public/config.json. Sign in with your own Webex account."
        ),
    }
    println!("Press Ctrl+C to stop.");
}

/// Resolves when another program asks this one to stop, so that the simulator is stopped too.
pub async fn terminated() {
    use tokio::signal::unix::{SignalKind, signal};
    match signal(SignalKind::terminate()) {
        Ok(mut signal) => drop(signal.recv().await),
        Err(_) => std::future::pending().await,
    }
}

/// Refuses a port that is in use.
pub fn free(port: u16, option: &'static str) -> Result<(), Failure> {
    match TcpListener::bind(("127.0.0.1", port)) {
        Err(error) if error.kind() == std::io::ErrorKind::AddrInUse => {
            Err(Failure::PortBusy { port, option })
        }
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reports_a_port_in_use_before_building() {
        let holder = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = holder.local_addr().unwrap().port();
        let failure = free(port, "--sim-port").unwrap_err();
        assert_eq!(
            failure.to_string(),
            format!(
                "port {port} is in use by another program: stop that program, or choose a free port with --sim-port N."
            )
        );
        drop(holder);
        free(port, "--sim-port").unwrap();
    }
}

//! `serve`: the release build on this machine, with the simulator behind it or the real Webex.

use super::host::block_on;
use super::{dist, setup};
use crate::arguments::Arguments;
use crate::failure::Failure;
use crate::process;
use crate::web::host::{Site, serve};
use crate::workspace::{Workspace, write};
use serde_json::{Value, json};
use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::path::PathBuf;
use std::process::{Child, Stdio};

/// The command.
pub fn run(workspace: &Workspace, mut arguments: Arguments) -> Result<(), Failure> {
    let webex = arguments.flag("--webex");
    let port = arguments.port("--port", 8080)?;
    let sim_port = arguments.port("--sim-port", 8081)?;
    arguments.end()?;
    // Before minutes of building, not after.
    free(port, "--port")?;
    if !webex {
        free(sim_port, "--sim-port")?;
    }
    setup::for_build(workspace)?;
    dist::build(workspace, "/", &workspace.dist())?;
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
        folder: workspace.dist(),
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

fn tell(url: &str, simulator: Option<&Simulator>) {
    println!("\nRollcall: {url}");
    match simulator {
        Some(simulator) => {
            println!("Simulated Webex: {}", simulator.field("listening"));
            println!(
                "\nOpen Rollcall, choose \"Sign in with Webex\", then \"Accept\": you are then {}.",
                simulator.who()
            );
        }
        None => println!(
            "\nIt talks to the real Webex, as public/config.json says; sign in with your own Webex account."
        ),
    }
    println!("Ctrl+C ends it.");
}

/// Ends when another program asks this one to stop, so that the simulator stops with it.
async fn terminated() {
    use tokio::signal::unix::{SignalKind, signal};
    match signal(SignalKind::terminate()) {
        Ok(mut signal) => drop(signal.recv().await),
        Err(_) => std::future::pending().await,
    }
}

fn free(port: u16, option: &'static str) -> Result<(), Failure> {
    match TcpListener::bind(("127.0.0.1", port)) {
        Err(error) if error.kind() == std::io::ErrorKind::AddrInUse => {
            Err(Failure::PortBusy { port, option })
        }
        _ => Ok(()),
    }
}

/// The simulator's process; it ends with this value.
struct Simulator {
    child: Child,
    ready: Value,
}

impl Simulator {
    fn start(workspace: &Workspace, port: u16) -> Result<Self, Failure> {
        println!("Building the simulator");
        build(workspace)?;
        let mut command = process::command(workspace, workspace.program("webex-sim"));
        command
            .args(["--listen", &format!("127.0.0.1:{port}")])
            .stdout(Stdio::piped());
        let mut child = command
            .spawn()
            .map_err(|error| process::unstarted(&command, error))?;
        let mut line = String::new();
        if let Some(stdout) = child.stdout.take() {
            let mut reader = BufReader::new(stdout);
            let _ = reader.read_line(&mut line);
            // Whatever it prints later must not fill the pipe.
            std::thread::spawn(move || std::io::copy(&mut reader, &mut std::io::sink()));
        }
        let mut simulator = Self {
            child,
            ready: Value::Null,
        };
        simulator.ready = serde_json::from_str(&line).map_err(|_| Failure::Step {
            what: "starting the simulator".to_owned(),
        })?;
        Ok(simulator)
    }

    fn field(&self, name: &str) -> &str {
        self.ready
            .get(name)
            .and_then(Value::as_str)
            .unwrap_or_default()
    }

    fn who(&self) -> &str {
        match self.field("admin") {
            "" => "the full administrator of the simulated organisation",
            admin => admin,
        }
    }

    fn config(&self, workspace: &Workspace) -> Result<PathBuf, Failure> {
        let path = workspace.target.join("serve/config.json");
        let api = self.field("api");
        let config = json!({
            "clientId": self.field("client_id"),
            "apiUrl": api,
            "authorizeUrl": format!("{api}/authorize"),
            "tokenUrl": format!("{api}/access_token"),
        });
        write(&path, format!("{config:#}\n"))?;
        Ok(path)
    }
}

impl Drop for Simulator {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Builds the simulator's server.
pub fn build(workspace: &Workspace) -> Result<(), Failure> {
    process::run(
        process::cargo(workspace).args([
            "build",
            "--quiet",
            "--package",
            "webex-sim",
            "--features",
            "server",
        ]),
        "building the simulator",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_taken_port_is_said_before_anything_is_built() {
        let holder = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = holder.local_addr().unwrap().port();
        let failure = free(port, "--sim-port").unwrap_err();
        assert_eq!(
            failure.to_string(),
            format!(
                "port {port} is taken by another program: stop that program, or choose a free port with --sim-port N."
            )
        );
        drop(holder);
        free(port, "--sim-port").unwrap();
    }
}

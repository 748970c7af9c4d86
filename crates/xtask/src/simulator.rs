//! Runs the simulated Webex as its own process.

use crate::failure::Failure;
use crate::process;
use crate::workspace::{Workspace, write};
use serde_json::{Value, json};
use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};

/// The simulator's process. Dropping it ends the process.
pub struct Simulator {
    child: Child,
    ready: Value,
}

impl Simulator {
    /// Builds the simulator, starts it on `port` and waits until it listens.
    pub fn start(workspace: &Workspace, port: u16) -> Result<Self, Failure> {
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
            // Keep reading, so that later output cannot fill the pipe.
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

    /// Returns a field of its ready line.
    pub fn field(&self, name: &str) -> &str {
        self.ready
            .get(name)
            .and_then(Value::as_str)
            .unwrap_or_default()
    }

    /// Returns who to sign in as.
    pub fn who(&self) -> &str {
        match self.field("admin") {
            "" => "the full administrator of the simulated organisation",
            admin => admin,
        }
    }

    /// Writes a `config.json` for an app that uses this simulator.
    pub fn config(&self, workspace: &Workspace) -> Result<PathBuf, Failure> {
        let path = workspace.target.join("serve/config.json");
        let api = self.field("api");
        let config = json!({
            "clientId": self.field("client_id"),
            "apiUrl": api,
            "authorizeUrl": format!("{api}/authorize"),
            "tokenUrl": format!("{api}/access_token"),
            "xmlUrl": format!("{}/WBXService/XMLService", self.field("listening").trim_end_matches('/')),
            // The next build must be shown without a question.
            "serviceWorker": false,
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
    process::run(&mut command(workspace), "building the simulator")
}

/// Creates the Cargo command that builds it.
pub fn command(workspace: &Workspace) -> Command {
    let mut cargo = process::cargo(workspace);
    cargo.args(["build", "--quiet", "--package", "webex-sim"]);
    cargo.args(["--features", "server"]);
    cargo
}

//! The simulator as a program of its own.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

use serde_json::Value;

use crate::http::{Request, send};

pub const ADMIN: &str = "avery.quill@lantern.example";

/// A running simulator.
pub struct Simulator {
    child: Child,
    pub port: u16,
    pub ready: Value,
}

impl Simulator {
    /// Starts one that refuses clients without their secret.
    pub fn start() -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_webex-sim"))
            .args([
                "--listen",
                "127.0.0.1:0",
                "--people",
                "150",
                "--no-public-client",
            ])
            .args(["--client-secret", SECRET, "--client-id", CLIENT])
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap())
            .read_line(&mut line)
            .unwrap();
        let ready: Value = serde_json::from_str(&line).unwrap();
        let port = ready["listening"]
            .as_str()
            .unwrap()
            .rsplit(':')
            .next()
            .unwrap();
        Self {
            port: port.parse().unwrap(),
            child,
            ready,
        }
    }

    /// Calls a control.
    pub fn control(&self, method: &str, name: &str, body: &str) -> Value {
        let answer = send(
            self.port,
            &Request::new(method, &format!("/_sim/{name}"), body).bytes(self.port),
        );
        serde_json::from_str(&answer.unwrap().body).unwrap_or_default()
    }

    /// Returns the requests that arrived, and forgets them.
    pub fn take_ledger(&self) -> Vec<Value> {
        let entries = self.control("GET", "ledger", "");
        self.control("DELETE", "ledger", "");
        entries.as_array().unwrap().clone()
    }
}

impl Drop for Simulator {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The integration's secret, which must not come back in any form.
pub const SECRET: &str = "CANARYsecretOfTheIntegration";
pub const CLIENT: &str = "C0ffeeC0ffee";

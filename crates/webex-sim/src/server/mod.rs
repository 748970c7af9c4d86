//! The simulator over HTTP: command line, ready line, and an adapter that delivers the answers.

mod adapter;
pub mod args;
mod connection;

use std::io::Write;

use serde_json::json;
use tokio::net::TcpListener;

use crate::server::args::Args;
use crate::{Settings, Simulator};

/// Runs until the process ends.
///
/// # Errors
/// A sentence for standard error, for example when the port is in use.
pub async fn run(args: Args) -> Result<(), String> {
    let listener = TcpListener::bind(&args.listen)
        .await
        .map_err(|error| match error.kind() {
            std::io::ErrorKind::AddrInUse => format!(
                "{} is in use by another program; choose another --listen",
                args.listen
            ),
            _ => format!("cannot listen on {}: {error}", args.listen),
        })?;
    let address = listener.local_addr().map_err(|error| error.to_string())?;
    let simulator = Simulator::new(args.settings);
    let ready = ready_line(
        &simulator,
        &format!("http://{address}"),
        simulator.settings(),
    );
    let mut out = std::io::stdout().lock();
    writeln!(out, "{ready}")
        .and_then(|()| out.flush())
        .map_err(|error| error.to_string())?;
    drop(out);
    adapter::serve(listener, simulator)
        .await
        .map_err(|error| error.to_string())
}

fn ready_line(simulator: &Simulator, url: &str, settings: &Settings) -> String {
    json!({
        "listening": url,
        "api": format!("{url}/v1"),
        "xml": format!("{url}{}", crate::xml::address::PATH),
        "admin_token": simulator.admin_token(),
        "reader_token": simulator.reader_token(),
        "client_id": settings.client_id,
        "site": simulator.sites().next(),
    })
    .to_string()
}

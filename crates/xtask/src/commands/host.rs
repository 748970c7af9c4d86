//! `host`: runs the static host of [`crate::web::host`] as its own process.

use crate::arguments::Arguments;
use crate::failure::Failure;
use crate::web::host::{Site, serve};
use std::path::PathBuf;

/// Runs the command. Prints one line of JSON when it listens: `{"listening": "http://127.0.0.1:PORT/base/"}`.
pub fn run(mut arguments: Arguments) -> Result<(), Failure> {
    let folder = arguments
        .value("--dir")?
        .ok_or_else(|| Failure::Usage("host needs --dir DIR".to_owned()))?;
    let listen = arguments
        .value("--listen")?
        .unwrap_or_else(|| "127.0.0.1:0".to_owned());
    let site = Site {
        folder: PathBuf::from(folder),
        base: arguments.value("--base")?.unwrap_or_else(|| "/".to_owned()),
        config: arguments.value("--config")?.map(PathBuf::from),
        headers: !arguments.flag("--no-headers"),
    };
    arguments.end()?;
    let listen = listen
        .parse()
        .map_err(|_| Failure::Usage(format!("--listen must be ADDRESS:PORT, not {listen:?}")))?;
    block_on(serve(site, listen, "--listen", |url| {
        println!("{}", serde_json::json!({ "listening": url }));
    }))
}

/// Runs a future to completion on its own runtime.
pub fn block_on<T>(future: impl Future<Output = Result<T, Failure>>) -> Result<T, Failure> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .map_err(|error| Failure::Usage(format!("cannot start threads for the host: {error}")))?;
    runtime.block_on(future)
}

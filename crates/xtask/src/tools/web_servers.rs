//! nginx, Caddy and Apache, for the tests of the package and its configurations in `deploy/`, OpenSSL for their certificates, and unzip.

use super::debian;
use crate::failure::Failure;
use crate::process;
use crate::workspace::Workspace;
use std::path::Path;

/// Whether all are installed. Debian has two of them in a folder that only root searches.
fn found(workspace: &Workspace) -> bool {
    ["nginx", "caddy", "apache2", "openssl", "unzip"]
        .iter()
        .all(|name| {
            process::find(workspace, name).is_some() || Path::new("/usr/sbin").join(name).is_file()
        })
}

/// Makes sure that all are installed. Returns whether they already were.
pub fn ensure(workspace: &Workspace) -> Result<bool, Failure> {
    if found(workspace) {
        return Ok(true);
    }
    match debian::install(
        workspace,
        &["nginx", "caddy", "apache2-bin", "openssl", "unzip"],
    ) {
        Err(Failure::NoNetwork { what }) => return Err(Failure::NoNetwork { what }),
        other => other.map_err(|_| Failure::NoWebServers)?,
    }
    if found(workspace) {
        Ok(false)
    } else {
        Err(Failure::NoWebServers)
    }
}

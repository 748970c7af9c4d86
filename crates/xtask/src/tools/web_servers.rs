//! nginx and Caddy, for the tests of the configurations in `deploy/`.

use super::debian;
use crate::failure::Failure;
use crate::process;
use crate::workspace::Workspace;
use std::path::Path;

/// Whether both are installed. Debian has nginx in a folder that only root searches.
fn found(workspace: &Workspace) -> bool {
    let nginx =
        process::find(workspace, "nginx").is_some() || Path::new("/usr/sbin/nginx").is_file();
    nginx && process::find(workspace, "caddy").is_some()
}

/// Makes sure that both are installed. Returns whether they already were.
pub fn ensure(workspace: &Workspace) -> Result<bool, Failure> {
    if found(workspace) {
        return Ok(true);
    }
    match debian::install(workspace, &["nginx", "caddy"]) {
        Err(Failure::NoNetwork { what }) => return Err(Failure::NoNetwork { what }),
        other => other.map_err(|_| Failure::NoWebServers)?,
    }
    if found(workspace) {
        Ok(false)
    } else {
        Err(Failure::NoWebServers)
    }
}

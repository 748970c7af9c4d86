//! Trunk, which bundles the app.

use super::cargo_tool;
use crate::failure::Failure;
use crate::workspace::Workspace;

/// The newest version that builds with this workspace's compiler.
const VERSION: &str = "0.21.14";

/// Makes sure that it is installed. Returns whether it already was.
pub fn ensure(workspace: &Workspace) -> Result<bool, Failure> {
    if cargo_tool::has_version(workspace, "trunk", is_usable) {
        return Ok(true);
    }
    // Without the features for downloads, because it works offline (`Trunk.toml`).
    cargo_tool::install_locked(workspace, "trunk", VERSION, &["--no-default-features"])?;
    Ok(false)
}

/// Whether the version matches `^0.21.14`, as in `Trunk.toml`.
fn is_usable(version: &str) -> bool {
    version
        .strip_prefix("0.21.")
        .and_then(|patch| patch.parse::<u32>().ok())
        .is_some_and(|patch| patch >= 14)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accepts_only_versions_that_read_our_trunk_toml() {
        assert!(is_usable(VERSION) && is_usable("0.21.20"));
        assert!(!is_usable("0.21.13") && !is_usable("0.22.0") && !is_usable("0.21.14-beta.1"));
    }
}

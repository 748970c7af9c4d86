//! Node.js with npm, which set-up does not install, and the packages of the end-to-end tests, which it does.

use crate::failure::Failure;
use crate::process;
use crate::web::integrity::short;
use crate::workspace::{Workspace, read, write};
use std::process::Command;

/// The minimum version for Playwright and our scripts.
const OLDEST: u32 = 20;

/// Returns the major version, if npm is installed too.
pub fn version(workspace: &Workspace) -> Option<u32> {
    let text = process::output(process::command(workspace, "node").arg("--version"))?;
    process::output(process::command(workspace, "npm").arg("--version"))?;
    major(&text)
}

fn major(text: &str) -> Option<u32> {
    text.trim()
        .strip_prefix('v')?
        .split('.')
        .next()?
        .parse()
        .ok()
}

/// Fails without a suitable Node.js.
pub fn require(workspace: &Workspace) -> Result<(), Failure> {
    match version(workspace) {
        Some(major) if major >= OLDEST => Ok(()),
        _ => Err(Failure::NoNode),
    }
}

/// Installs the packages in the lock file. Returns whether they already were installed.
pub fn ensure_packages(workspace: &Workspace) -> Result<bool, Failure> {
    require(workspace)?;
    let folder = workspace.root.join("tests/e2e");
    let wanted = short(read(&folder.join("package-lock.json"))?.as_bytes());
    let stamp = folder.join("node_modules/.rollcall-stamp");
    if std::fs::read_to_string(&stamp).is_ok_and(|there| there == wanted) {
        return Ok(true);
    }
    let mut npm = process::command(workspace, "npm");
    npm.current_dir(&folder)
        .args(["ci", "--no-audit", "--no-fund"])
        .env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    if !process::status(&mut npm)?.success() {
        return Err(Failure::NoNetwork {
            what: "Playwright".to_owned(),
        });
    }
    write(&stamp, wanted)?;
    Ok(false)
}

/// A program of those packages.
pub fn program(workspace: &Workspace, name: &str) -> Command {
    let folder = workspace.root.join("tests/e2e/node_modules/.bin");
    process::command(workspace, folder.join(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn compares_the_major_version() {
        assert_eq!(major("v20.20.2\n"), Some(20));
        assert_eq!(major("20"), None);
    }
}

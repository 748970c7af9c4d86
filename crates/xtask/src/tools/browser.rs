//! Chromium, and the ChromeDriver of the same major version, for tests and figures.

use super::debian;
use crate::failure::Failure;
use crate::process;
use crate::workspace::Workspace;
use std::path::PathBuf;

pub struct Browser {
    /// `CHROMIUM`, or the first known name on the path.
    pub chromium: PathBuf,
    /// `CHROMEDRIVER`, or the one on the path.
    pub driver: PathBuf,
}

/// Finds both programs.
pub fn find(workspace: &Workspace) -> Option<Browser> {
    let named = |variable: &str, names: &[&str]| {
        std::env::var_os(variable)
            .map(PathBuf::from)
            .filter(|file| file.is_file())
            .or_else(|| names.iter().find_map(|name| process::find(workspace, name)))
    };
    let chromium = named(
        "CHROMIUM",
        &[
            "chromium",
            "chromium-browser",
            "google-chrome",
            "google-chrome-stable",
        ],
    )?;
    Some(Browser {
        chromium,
        driver: named("CHROMEDRIVER", &["chromedriver"])?,
    })
}

/// Makes sure that both are installed. Returns whether they already were.
pub fn ensure(workspace: &Workspace) -> Result<bool, Failure> {
    if find(workspace).is_some() {
        return Ok(true);
    }
    match debian::install(workspace, &["chromium", "chromium-driver"]) {
        Err(Failure::NoNetwork { what }) => return Err(Failure::NoNetwork { what }),
        other => other.map_err(|_| Failure::NoChromium)?,
    }
    find(workspace).map(|_| false).ok_or(Failure::NoChromium)
}

/// Finds both programs, or fails with instructions.
pub fn require(workspace: &Workspace) -> Result<Browser, Failure> {
    find(workspace).ok_or(Failure::NoChromium)
}

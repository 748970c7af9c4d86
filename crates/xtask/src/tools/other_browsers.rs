//! Firefox and WebKitGTK, with what drives them, for the flows in browsers other than Chromium.

use super::debian;
use crate::failure::Failure;
use crate::process;
use crate::workspace::Workspace;
use std::path::PathBuf;

/// The programs.
pub struct OtherBrowsers {
    /// `FIREFOX`, or the first known name on the path.
    pub firefox: PathBuf,
    /// `WEBKIT_DRIVER`, or the one on the path. It starts the MiniBrowser of its package.
    pub webkit_driver: PathBuf,
    /// `XVFB`, or the one on the path.
    pub display: PathBuf,
}

/// A program, and Debian's package with it.
struct Needed {
    variable: &'static str,
    names: &'static [&'static str],
    package: &'static str,
}

const FIREFOX: Needed = Needed {
    variable: "FIREFOX",
    names: &["firefox-esr", "firefox"],
    package: "firefox-esr",
};

const WEBKIT: Needed = Needed {
    variable: "WEBKIT_DRIVER",
    names: &["WebKitWebDriver"],
    package: "webkit2gtk-driver",
};

/// The display for MiniBrowser, which has no mode without one.
const DISPLAY: Needed = Needed {
    variable: "XVFB",
    names: &["Xvfb"],
    package: "xvfb",
};

impl Needed {
    fn find(&self, workspace: &Workspace) -> Option<PathBuf> {
        std::env::var_os(self.variable)
            .map(PathBuf::from)
            .filter(|file| file.is_file())
            .or_else(|| {
                let mut names = self.names.iter();
                names.find_map(|name| process::find(workspace, name))
            })
    }
}

/// Makes sure that all are installed. Returns whether they already were.
pub fn ensure(workspace: &Workspace) -> Result<bool, Failure> {
    let missing: Vec<&str> = [FIREFOX, WEBKIT, DISPLAY]
        .iter()
        .filter(|needed| needed.find(workspace).is_none())
        .map(|needed| needed.package)
        .collect();
    if missing.is_empty() {
        return Ok(true);
    }
    match debian::install(workspace, &missing) {
        Err(Failure::NoNetwork { what }) => return Err(Failure::NoNetwork { what }),
        other => other.map_err(|_| Failure::NoOtherBrowsers)?,
    }
    require(workspace).map(|_| false)
}

/// Finds the programs, or fails with instructions.
pub fn require(workspace: &Workspace) -> Result<OtherBrowsers, Failure> {
    let find = |needed: &Needed| needed.find(workspace).ok_or(Failure::NoOtherBrowsers);
    Ok(OtherBrowsers {
        firefox: find(&FIREFOX)?,
        webkit_driver: find(&WEBKIT)?,
        display: find(&DISPLAY)?,
    })
}

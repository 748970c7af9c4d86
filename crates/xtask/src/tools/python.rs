//! A Python environment under `target`, for the SDK for the real Webex.

use super::debian;
use crate::failure::Failure;
use crate::process;
use crate::web::integrity::short;
use crate::workspace::{Workspace, read, write};
use std::path::{Path, PathBuf};

/// Creates the environment, installs `requirements` and returns its interpreter.
pub fn environment(workspace: &Workspace, requirements: &Path) -> Result<PathBuf, Failure> {
    let folder = workspace.target.join("sdk-environment");
    let python = folder.join("bin/python");
    let wanted = short(read(requirements)?.as_bytes());
    let stamp = folder.join(".rollcall-stamp");
    if std::fs::read_to_string(&stamp).is_ok_and(|there| there == wanted) && python.exists() {
        return Ok(python);
    }
    let make = || {
        process::output(
            process::command(workspace, "python3")
                .args(["-m", "venv", "--clear"])
                .arg(&folder),
        )
        .is_some()
    };
    let made = make() || (debian::install(workspace, &["python3-venv"]).is_ok() && make());
    if !made {
        return Err(Failure::NoPython);
    }
    let mut pip = process::command(workspace, &python);
    pip.args([
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
        "--requirement",
    ])
    .arg(requirements);
    if !process::status(&mut pip)?.success() {
        return Err(Failure::NoNetwork {
            what: "the Python SDK".to_owned(),
        });
    }
    write(&stamp, wanted)?;
    Ok(python)
}

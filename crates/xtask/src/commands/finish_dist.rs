//! `finish-dist`: Trunk's `post_build` hook (see `Trunk.toml`), which names the build in its environment.

use crate::arguments::Arguments;
use crate::failure::Failure;
use crate::web::finish::finish;
use crate::web::second;
use crate::workspace::Workspace;
use std::path::Path;

/// The command. A development build stays as Trunk made it: its reload script is inline, which the policy forbids.
pub fn run(workspace: &Workspace, arguments: Arguments) -> Result<(), Failure> {
    arguments.end()?;
    let variable = |name: &str| {
        std::env::var(name).map_err(|_| {
            Failure::Usage(format!("{name} is not set: finish-dist is called by Trunk"))
        })
    };
    if variable("TRUNK_PROFILE")? != "release" {
        return Ok(());
    }
    let staging = variable("TRUNK_STAGING_DIR")?;
    second::cut(workspace, Path::new(&staging))?;
    finish(Path::new(&staging), &variable("TRUNK_PUBLIC_URL")?)
}

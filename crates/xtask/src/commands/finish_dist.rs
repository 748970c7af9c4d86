//! `finish-dist`: Trunk's `post_build` hook (see `Trunk.toml`). The kind of build is in its environment.

use crate::arguments::Arguments;
use crate::commit;
use crate::failure::Failure;
use crate::web::demo::{Demo, Kind};
use crate::web::finish::finish;
use crate::web::second;
use crate::workspace::Workspace;
use std::path::Path;

/// The command that started Trunk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Build {
    /// `dist`, `test` and `bench`: split and finished.
    Published,
    /// `serve`: one module, finished.
    Quick,
    /// `dev`: as Trunk built it, because its reload script is inline, which the policy forbids; with the simulator's
    /// `config.json`.
    Watched,
    /// None of ours: Trunk was started by hand.
    ByHand,
}

impl Build {
    /// The environment variable with the kind of build.
    pub const VARIABLE: &str = "ROLLCALL_BUILD";

    /// The environment variable with the `config.json` of a watched build.
    pub const CONFIG: &str = "ROLLCALL_CONFIG";

    /// Returns the variable's value.
    pub fn name(self) -> &'static str {
        match self {
            Self::Published => "published",
            Self::Quick => "quick",
            Self::Watched => "watched",
            Self::ByHand => "by-hand",
        }
    }

    fn read(value: Option<&str>) -> Self {
        [Self::Published, Self::Quick, Self::Watched]
            .into_iter()
            .find(|build| Some(build.name()) == value)
            .unwrap_or(Self::ByHand)
    }
}

/// Runs the command.
pub fn run(workspace: &Workspace, arguments: Arguments) -> Result<(), Failure> {
    arguments.end()?;
    let variable = |name: &str| {
        std::env::var(name)
            .map_err(|_| Failure::Usage(format!("{name} is not set; only Trunk calls finish-dist")))
    };
    let staging = variable("TRUNK_STAGING_DIR")?;
    let staging = Path::new(&staging);
    let base = variable("TRUNK_PUBLIC_URL")?;
    let commit = commit::name(workspace);
    let finish = |demo: Option<&Demo>| finish(staging, &base, demo, &commit);
    match Build::read(std::env::var(Build::VARIABLE).ok().as_deref()) {
        Build::Published => {
            second::cut(workspace, staging)?;
            finish(Demo::add(workspace, staging, Kind::Published)?.as_ref())
        }
        Build::Quick => finish(Demo::add(workspace, staging, Kind::Quick)?.as_ref()),
        Build::Watched => configure(staging),
        Build::ByHand if variable("TRUNK_PROFILE")? == "release" => finish(None),
        Build::ByHand => {
            println!(
                "Trunk alone serves the app without a simulated Webex. Use `cargo xtask dev` to start both."
            );
            Ok(())
        }
    }
}

/// Replaces the checkout's settings with the simulator's addresses.
fn configure(staging: &Path) -> Result<(), Failure> {
    let Some(config) = std::env::var_os(Build::CONFIG) else {
        return Ok(());
    };
    let config = Path::new(&config);
    std::fs::copy(config, staging.join("config.json")).map_err(Failure::file(config))?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distinguishes_every_kind_of_build() {
        for build in [Build::Published, Build::Quick, Build::Watched] {
            assert_eq!(Build::read(Some(build.name())), build);
        }
        assert_eq!(Build::read(None), Build::ByHand);
        assert_eq!(Build::read(Some("else")), Build::ByHand);
    }
}

//! The paths of this checkout.

use crate::failure::Failure;
use std::path::{Path, PathBuf};

/// The checkout and Cargo's target folder. Nothing is written outside the two.
pub struct Workspace {
    /// The folder of the root `Cargo.toml`.
    pub root: PathBuf,
    /// Cargo's target folder: `CARGO_TARGET_DIR`, or `target` in the root.
    pub target: PathBuf,
}

impl Workspace {
    /// Finds the checkout, from the current folder upwards, so that no path of the machine is compiled in.
    pub fn find() -> Result<Self, Failure> {
        let here = std::env::current_dir().map_err(Failure::file(Path::new(".")))?;
        let root = here
            .ancestors()
            .find(|folder| folder.join("crates/xtask/Cargo.toml").exists())
            .ok_or_else(|| {
                Failure::Usage(format!(
                    "{} is not inside Rollcall's checkout",
                    here.display()
                ))
            })?
            .to_owned();
        let target = std::env::var_os("CARGO_TARGET_DIR")
            .map_or_else(|| root.join("target"), |dir| root.join(dir));
        Ok(Self { root, target })
    }

    /// Returns the folder of the programs that set-up installed.
    pub fn tools(&self) -> PathBuf {
        self.target.join("tools")
    }

    /// Returns the folder that packages are written to.
    pub fn packages(&self) -> PathBuf {
        self.root.join("dist")
    }

    /// Returns the folder of the app's release build, inside its package.
    pub fn dist(&self) -> PathBuf {
        self.packages().join("rollcall/app")
    }

    /// Returns the path of one of our programs, as built by `cargo build`.
    pub fn program(&self, name: &str) -> PathBuf {
        self.target.join("debug").join(name)
    }

    /// Returns the version of a package in `Cargo.lock`.
    pub fn locked_version(&self, package: &str) -> Result<String, Failure> {
        let path = self.root.join("Cargo.lock");
        let lock = std::fs::read_to_string(&path).map_err(Failure::file(&path))?;
        version_in(&lock, package)
            .ok_or_else(|| Failure::Usage(format!("Cargo.lock does not contain {package}")))
    }
}

fn version_in(lock: &str, package: &str) -> Option<String> {
    let entry = lock
        .split_once(&format!("name = \"{package}\"\nversion = \""))?
        .1;
    Some(entry.split_once('"')?.0.to_owned())
}

pub fn read(path: &Path) -> Result<String, Failure> {
    std::fs::read_to_string(path).map_err(Failure::file(path))
}

/// Writes a file, creating its parent folders.
pub fn write(path: &Path, content: impl AsRef<[u8]>) -> Result<(), Failure> {
    if let Some(parent) = path.parent() {
        std::fs::create_dir_all(parent).map_err(Failure::file(parent))?;
    }
    std::fs::write(path, content).map_err(Failure::file(path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_exact_version_from_the_lock_file() {
        let lock = "[[package]]\nname = \"wasm-bindgen-futures\"\nversion = \"0.4.80\"\n\n[[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(version_in(lock, "wasm-bindgen").as_deref(), Some("0.2.130"));
        assert_eq!(version_in(lock, "trunk"), None);
    }
}

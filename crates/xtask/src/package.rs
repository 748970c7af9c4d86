//! The package that `dist` writes: a folder and the same as a zip.
//!
//! ```text
//! rollcall/              in the zip: rollcall-0.1.0/
//!   app/                 what a host serves, and nothing else
//!   deploy/              configurations for hosts
//!   config.example.json  every setting
//!   LICENSES.txt         licences of what is in the app
//!   SBOM.cdx.json        the same crates for programs (CycloneDX)
//!   SHA256SUMS           digests of all of these files
//! ```
//!
//! Only `app/` is published, so nothing beside it counts as the app's weight. The same commit gives the same bytes on
//! every machine: entries are sorted and have the time of the commit, and no file contains a time or a path of the machine.

mod archive;
mod crates;
mod deploy;
mod licenses;
mod sbom;
mod sums;

use crate::failure::Failure;
use crate::tools::{wasm_opt, wasm_target};
use crate::web::compress::files;
use crate::workspace::{Workspace, read, write};
use std::path::{Path, PathBuf};
use sums::SUMS;
use zip::DateTime;

pub use archive::{entries, pack};

/// Where a package is written.
pub struct Package {
    /// The folder.
    pub folder: PathBuf,
    /// The zip beside it.
    pub zip: PathBuf,
    /// The name of the folder inside the zip.
    name: String,
    /// The time of every file in the zip.
    time: DateTime,
}

/// The files beside `app/` and `deploy/` that the sums list.
const EXAMPLE: &str = "config.example.json";
const LICENSES: &str = "LICENSES.txt";
const SBOM: &str = "SBOM.cdx.json";

/// The name of the zip and of the folder inside.
fn name(workspace: &Workspace) -> Result<String, Failure> {
    Ok(format!(
        "rollcall-{}",
        workspace.locked_version("rollcall")?
    ))
}

impl Package {
    /// The package in the folder `out`.
    pub fn below(workspace: &Workspace, out: &Path) -> Result<Self, Failure> {
        let name = name(workspace)?;
        Ok(Self {
            folder: out.join("rollcall"),
            zip: out.join(format!("{name}.zip")),
            name,
            time: archive::commit_time(workspace),
        })
    }

    /// The folder of the app.
    pub fn app(&self) -> PathBuf {
        self.folder.join("app")
    }

    /// Writes everything around the app, which is there already, built for `base`, with the demo or without.
    pub fn write(&self, workspace: &Workspace, base: &str, demo: bool) -> Result<(), Failure> {
        deploy::copy(
            &workspace.root.join("deploy"),
            &self.app().join("config.json"),
            base,
            &self.folder.join("deploy"),
        )?;
        let crates = crates::linked(workspace, demo)?;
        let file = |name: &str| self.folder.join(name);
        write(&file(EXAMPLE), example(workspace)?)?;
        write(&file(LICENSES), licenses::text(workspace, &crates)?)?;
        write(&file(SBOM), sbom::json(&crates, &tools(workspace)?))?;
        self.seal()
    }

    /// Writes the sums and the zip, and reads the zip back.
    fn seal(&self) -> Result<(), Failure> {
        let listed = self.files()?;
        write(&self.folder.join(SUMS), sums::text(&self.folder, &listed)?)?;
        let mut all = listed;
        all.push(SUMS.to_owned());
        all.sort();
        let zip = pack(&self.folder, &self.name, self.time, &all)?;
        // The zip's own notes, such as the times of its files, are in no sum inside it.
        let sum = format!("{}  {}.zip\n", sums::digest(&zip), self.name);
        write(&self.zip.with_extension("zip.sha256"), sum)?;
        write(&self.zip, zip)?;
        let entries = entries(&self.zip)?;
        let wrong = sums::differing(&entries);
        if wrong.is_empty() {
            return Ok(());
        }
        Err(Failure::Package(format!(
            "{} has wrong content in {}",
            self.zip.display(),
            wrong.join(", ")
        )))
    }

    /// Lists what belongs to the package, except the sums, with `/` in every path. What else is in the folder stays out
    /// of the zip.
    fn files(&self) -> Result<Vec<String>, Failure> {
        let mut all = vec![EXAMPLE.to_owned(), LICENSES.to_owned(), SBOM.to_owned()];
        for part in ["app", "deploy"] {
            for file in files(&self.folder.join(part))? {
                let inside = file.strip_prefix(&self.folder).unwrap_or(&file);
                all.push(inside.to_string_lossy().replace('\\', "/"));
            }
        }
        all.sort();
        Ok(all)
    }
}

/// Returns the programs that make the app, with their versions.
fn tools(workspace: &Workspace) -> Result<Vec<sbom::Tool>, Failure> {
    Ok(vec![
        ("rustc", wasm_target::version(workspace).unwrap_or_default()),
        ("wasm-bindgen", workspace.locked_version("wasm-bindgen")?),
        ("wasm-opt", wasm_opt::version(workspace).unwrap_or_default()),
    ])
}

/// Takes the example with every key from the documentation, whose test reads it.
fn example(workspace: &Workspace) -> Result<String, Failure> {
    let text = read(&workspace.root.join("docs/configuration.md"))?;
    let block = text
        .split_once("```json\n")
        .and_then(|(_, rest)| rest.split_once("```"));
    block
        .map(|(example, _)| example.to_owned())
        .ok_or_else(|| Failure::Package("docs/configuration.md has no example".to_owned()))
}

#[cfg(test)]
mod tests;

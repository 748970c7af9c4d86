//! The crates that are compiled for the app and for the demo. The linker leaves out what the app does not use of them.

use crate::failure::Failure;
use crate::process;
use crate::tools::wasm_target;
use crate::web::demo::PACKAGE;
use crate::workspace::{Workspace, read};
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The app's package, which everything else is a dependency of.
pub const ROOT: &str = "rollcall";

/// One crate.
#[derive(Debug)]
pub struct Crate {
    /// The name.
    pub name: String,
    /// The version.
    pub version: String,
    /// The licences as an SPDX expression.
    pub license: String,
    /// The address of the source, if the crate names one.
    pub repository: Option<String>,
    /// The folder of the source.
    pub folder: PathBuf,
    /// The SHA-256 of the crate file at crates.io. Ours have none.
    pub checksum: Option<String>,
    /// The names and versions of the crates that it uses.
    pub uses: Vec<(String, String)>,
}

/// Returns the crates that Cargo compiles for the app and, with `demo`, for the demo, sorted. No build scripts, no macros, no tests.
pub fn linked(workspace: &Workspace, demo: bool) -> Result<Vec<Crate>, Failure> {
    let target = ["--target", wasm_target::TARGET, "--locked"];
    let mut tree = process::cargo(workspace);
    tree.args(["tree", "--package", ROOT, "--prefix", "none"])
        .args(["--edges", "normal,no-proc-macro", "--format", "{p}"])
        .args(target);
    if demo {
        tree.args(["--package", PACKAGE]);
    }
    let mut metadata = process::cargo(workspace);
    metadata.args(["metadata", "--format-version", "1", "--locked"]);
    metadata.args(["--filter-platform", wasm_target::TARGET]);
    let metadata = serde_json::from_str(&output(&mut metadata, "cargo metadata")?)
        .map_err(|error| Failure::Package(format!("cargo metadata: {error}")))?;
    let lock = read(&workspace.root.join("Cargo.lock"))?;
    select(&names(&output(&mut tree, "cargo tree")?), &metadata, &lock)
}

fn output(command: &mut Command, what: &str) -> Result<String, Failure> {
    process::output(command).ok_or_else(|| Failure::Step {
        what: what.to_owned(),
    })
}

/// Reads names and versions from lines such as `http v1.5.0 (*)`.
fn names(tree: &str) -> BTreeSet<(String, String)> {
    tree.lines()
        .filter_map(|line| {
            let mut words = line.split_whitespace();
            let name = words.next()?;
            let version = words.next()?.strip_prefix('v')?;
            Some((name.to_owned(), version.to_owned()))
        })
        .collect()
}

fn select(
    names: &BTreeSet<(String, String)>,
    metadata: &Value,
    lock: &str,
) -> Result<Vec<Crate>, Failure> {
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let packages = list(&metadata["packages"]);
    let nodes = list(&metadata["resolve"]["nodes"]);
    let of_id = |id: &Value| {
        let package = packages.iter().find(|package| package["id"] == *id)?;
        Some((text(&package["name"]), text(&package["version"])))
    };
    let mut found = Vec::new();
    for (name, version) in names {
        let package = packages
            .iter()
            .find(|package| package["name"] == **name && package["version"] == **version)
            .ok_or_else(|| Failure::Package(format!("cargo does not know {name} {version}")))?;
        let node = nodes.iter().find(|node| node["id"] == package["id"]);
        let deps = node.map(|node| list(&node["deps"])).unwrap_or_default();
        let mut uses: Vec<_> = deps
            .iter()
            .filter(|dep| {
                list(&dep["dep_kinds"])
                    .iter()
                    .any(|kind| kind["kind"].is_null())
            })
            .filter_map(|dep| of_id(&dep["pkg"]))
            .filter(|used| names.contains(used))
            .collect();
        uses.sort();
        let manifest = text(&package["manifest_path"]);
        found.push(Crate {
            // `/` is the old spelling of OR.
            license: text(&package["license"]).replace('/', " OR "),
            repository: package["repository"].as_str().map(str::to_owned),
            folder: Path::new(&manifest)
                .parent()
                .unwrap_or(Path::new(""))
                .into(),
            checksum: checksum(lock, name, version),
            uses,
            name: name.clone(),
            version: version.clone(),
        });
    }
    Ok(found)
}

fn checksum(lock: &str, name: &str, version: &str) -> Option<String> {
    let start = format!("name = \"{name}\"\nversion = \"{version}\"\n");
    let (_, rest) = lock.split_once(&start)?;
    let entry = rest.split("[[package]]").next()?;
    let (_, value) = entry.split_once("checksum = \"")?;
    Some(value.split_once('"')?.0.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn reads_names_and_versions_from_a_tree() {
        let tree = "rollcall v0.1.0 (/checkout)\nhttp v1.5.0\nhttp v1.5.0 (*)\n\n";
        let expected = [("http", "1.5.0"), ("rollcall", "0.1.0")];
        let expected = expected.map(|(name, version)| (name.to_owned(), version.to_owned()));
        assert_eq!(names(tree).into_iter().collect::<Vec<_>>(), expected);
    }

    #[test]
    fn takes_what_is_linked_with_its_licence_and_sum() {
        let package = |name: &str, license: &str| {
            json!({ "id": name, "name": name, "version": "1.0.0", "license": license,
                "manifest_path": format!("/crates/{name}/Cargo.toml") })
        };
        let metadata = json!({
            "packages": [package("a", "MIT/Apache-2.0"), package("b", "MIT"), package("c", "MIT")],
            "resolve": { "nodes": [{ "id": "a", "deps": [
                { "pkg": "b", "dep_kinds": [{ "kind": null }] },
                { "pkg": "c", "dep_kinds": [{ "kind": "dev" }] },
            ] }] },
        });
        let lock = "[[package]]\nname = \"a\"\nversion = \"1.0.0\"\n\n[[package]]\nname = \"b\"\nversion = \"1.0.0\"\nchecksum = \"0f\"\n\n";
        let found = select(&names("a v1.0.0\nb v1.0.0\n"), &metadata, lock).unwrap();
        assert_eq!(found.len(), 2);
        assert_eq!(found[0].license, "MIT OR Apache-2.0");
        assert_eq!(found[0].uses, [("b".to_owned(), "1.0.0".to_owned())]);
        assert_eq!(found[0].checksum, None, "it is that of the next entry");
        assert_eq!(found[1].checksum.as_deref(), Some("0f"));
        assert_eq!(found[1].folder, Path::new("/crates/b"));
        assert!(select(&names("d v1.0.0\n"), &metadata, lock).is_err());
    }
}

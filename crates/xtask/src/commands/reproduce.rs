//! `reproduce`: builds the current commit twice, in two folders, and compares the zips byte by byte.

use crate::arguments::Arguments;
use crate::failure::Failure;
use crate::package::{Package, entries};
use crate::process;
use crate::workspace::Workspace;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The folders of the two checkouts. Paths of different lengths show what a path changes.
const FOLDERS: [&str; 2] = ["one/rollcall", "another-folder/checkout"];

/// Runs the command. Takes as long as two release builds from nothing.
pub fn run(workspace: &Workspace, arguments: Arguments) -> Result<(), Failure> {
    arguments.end()?;
    // Not inside this checkout, whose Cargo settings would apply to the copies too.
    let folder = std::env::temp_dir().join(format!("rollcall-reproduce-{}", std::process::id()));
    let copies = FOLDERS.map(|name| clone(workspace, &folder.join(name)));
    let mut zips = Vec::new();
    for copy in copies {
        zips.push(build(&copy?)?);
    }
    let (one, other) = (&zips[0], &zips[1]);
    let differing = differing(one, other)?;
    if !differing.is_empty() {
        return Err(Failure::Unreproducible {
            differing: differing.join(", "),
            one: one.clone(),
            other: other.clone(),
        });
    }
    println!("\nBoth builds give the same bytes.");
    std::fs::remove_dir_all(&folder).map_err(Failure::file(&folder))
}

/// Clones the current commit.
fn clone(workspace: &Workspace, folder: &Path) -> Result<Workspace, Failure> {
    let mut clone = process::command(workspace, "git");
    clone.args(["clone", "--quiet", "--no-hardlinks"]);
    clone.arg(&workspace.root).arg(folder);
    process::run(&mut clone, "git clone")?;
    let copy = Workspace {
        root: folder.to_owned(),
        target: folder.join("target"),
    };
    // The tools are not part of the product, and take longer to compile than it does.
    std::fs::create_dir_all(&copy.target).map_err(Failure::file(&copy.target))?;
    link(&workspace.tools(), &copy.tools())?;
    Ok(copy)
}

/// Builds a clone. Returns the zip.
fn build(copy: &Workspace) -> Result<PathBuf, Failure> {
    println!("Building in {}", copy.root.display());
    let mut dist = process::cargo(copy);
    dist.args(["run", "--quiet", "--package", "xtask", "--", "dist"])
        .env_remove("CARGO_TARGET_DIR");
    process::run(&mut dist, "the build")?;
    let package = Package::below(copy, &copy.packages())?;
    // Two of them would need several gigabytes.
    std::fs::remove_dir_all(&copy.target).map_err(Failure::file(&copy.target))?;
    Ok(package.zip)
}

fn link(tools: &Path, to: &Path) -> Result<(), Failure> {
    let mut link = Command::new("ln");
    link.arg("-s").arg(tools).arg(to);
    process::run(&mut link, "linking the tools")
}

/// Returns the entries of two zips that differ. If all are equal but the zips are not, that is a difference too.
fn differing(one: &Path, other: &Path) -> Result<Vec<String>, Failure> {
    let read = |path: &Path| std::fs::read(path).map_err(Failure::file(path));
    if read(one)? == read(other)? {
        return Ok(Vec::new());
    }
    let mut left: BTreeMap<String, Vec<u8>> = entries(one)?.into_iter().collect();
    let mut wrong: Vec<String> = entries(other)?
        .into_iter()
        .filter(|(name, content)| left.remove(name).as_ref() != Some(content))
        .map(|(name, _)| name)
        .collect();
    wrong.extend(left.into_keys());
    if wrong.is_empty() {
        wrong.push("the form of the zip".to_owned());
    }
    wrong.sort();
    Ok(wrong)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::package::pack;
    use crate::workspace::write;

    #[test]
    fn names_what_differs_between_two_zips() {
        let folder =
            std::env::temp_dir().join(format!("rollcall-differing-{}", std::process::id()));
        let zip = |name: &str, content: &str, files: &[&str]| {
            for file in files {
                write(&folder.join(name).join(file), content).unwrap();
            }
            let files: Vec<String> = files.iter().map(|file| (*file).to_owned()).collect();
            let path = folder.join(format!("{name}.zip"));
            write(
                &path,
                pack(&folder.join(name), "r", zip::DateTime::default(), &files).unwrap(),
            )
            .unwrap();
            path
        };
        let one = zip("one", "content", &["a", "b"]);
        assert!(
            differing(&one, &zip("same", "content", &["a", "b"]))
                .unwrap()
                .is_empty()
        );
        assert_eq!(
            differing(&one, &zip("changed", "contenT", &["a"])).unwrap(),
            ["a", "b"]
        );
        let order = zip("order", "content", &["b", "a"]);
        assert_eq!(differing(&one, &order).unwrap(), ["the form of the zip"]);
        std::fs::remove_dir_all(folder).unwrap();
    }
}

//! Folders of the build machine, which must not appear in published files.

use crate::workspace::Workspace;
use std::path::{Path, PathBuf};

/// Returns compiler flags that give each folder with sources a short name. A panic in the published app then says
/// `src/app.rs` or `crates/leptos-0.8.23/src/lib.rs`, the same for every machine.
///
/// The flags are split at spaces, so a folder with a space in its name gets none. The build still works.
pub fn remapped(workspace: &Workspace, compiler: Option<&Path>) -> Vec<String> {
    // rustc uses the last match, so general prefixes come first.
    let mut folders: Vec<(PathBuf, &str)> = Vec::new();
    if let Some(cargo) = cargo_home() {
        let registries = std::fs::read_dir(cargo.join("registry/src"));
        let checkouts = cargo.join("git/checkouts");
        folders.push((cargo, "cargo"));
        folders.push((checkouts, "crates"));
        for registry in registries.into_iter().flatten().flatten() {
            folders.push((registry.path(), "crates"));
        }
    }
    folders.extend(rustup_home().map(|folder| (folder, "rustup")));
    folders.extend(compiler.map(|folder| (folder.to_owned(), "rust")));
    folders.extend(compiler.map(|folder| (folder.join("lib/rustlib/src/rust"), "rust")));
    folders.push((workspace.root.clone(), "."));
    folders.push((workspace.target.clone(), "target"));
    folders
        .into_iter()
        .map(|(folder, name)| (folder.display().to_string(), name))
        .filter(|(folder, _)| !folder.contains(' '))
        .map(|(folder, name)| format!("--remap-path-prefix={folder}={name}"))
        .collect()
}

/// Returns the folders that no published file may contain, each with a trailing slash.
pub fn folders(workspace: &Workspace) -> Vec<String> {
    let homes = [
        std::env::var_os("HOME").map(PathBuf::from),
        cargo_home(),
        rustup_home(),
    ];
    homes
        .into_iter()
        .flatten()
        .chain([workspace.root.clone(), workspace.target.clone()])
        .map(|folder| format!("{}/", folder.display()))
        .filter(|folder| folder.len() > 2)
        .collect()
}

/// Returns Cargo's home, which contains the sources of the crates.
fn cargo_home() -> Option<PathBuf> {
    home("CARGO_HOME", ".cargo")
}

/// Returns rustup's home, which contains the compilers.
pub fn rustup_home() -> Option<PathBuf> {
    home("RUSTUP_HOME", ".rustup")
}

fn home(variable: &str, folder: &str) -> Option<PathBuf> {
    let own = std::env::var_os(variable).map(PathBuf::from);
    own.or_else(|| Some(PathBuf::from(std::env::var_os("HOME")?).join(folder)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn workspace() -> Workspace {
        Workspace {
            root: PathBuf::from("/checkout"),
            target: PathBuf::from("/elsewhere/target"),
        }
    }

    #[test]
    fn remaps_every_folder_with_sources() {
        let flags = remapped(&workspace(), Some(Path::new("/compilers/stable")));
        for folder in [
            cargo_home().unwrap().display().to_string(),
            rustup_home().unwrap().display().to_string(),
            "/compilers/stable/lib/rustlib/src/rust".to_owned(),
            "/checkout".to_owned(),
            "/elsewhere/target".to_owned(),
        ] {
            let flag = format!("--remap-path-prefix={folder}=");
            assert!(flags.iter().any(|has| has.starts_with(&flag)), "{folder}");
        }
    }

    #[test]
    fn folders_with_spaces_do_not_break_the_flags() {
        let workspace = Workspace {
            root: PathBuf::from("/my projects/rollcall"),
            target: PathBuf::from("/my projects/rollcall/target"),
        };
        let flags = remapped(&workspace, None);
        assert!(flags.iter().all(|flag| !flag.contains(' ')), "{flags:?}");
    }

    #[test]
    fn checks_the_homes_of_cargo_and_rustup() {
        let folders = folders(&workspace());
        for home in [cargo_home(), rustup_home()] {
            let home = format!("{}/", home.unwrap().display());
            assert!(folders.contains(&home), "{home}");
        }
        assert!(folders.contains(&"/checkout/".to_owned()));
        assert!(folders.contains(&"/elsewhere/target/".to_owned()));
    }
}

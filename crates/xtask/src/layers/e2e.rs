//! `e2e`: the release build in Chromium, against the simulator, and the two checks that a build needs no browser for: its size, and that it names no folder of this machine.

use super::{Tally, playwright};
use crate::commands::{dist, serve, setup};
use crate::failure::Failure;
use crate::process;
use crate::sizes::{LIMIT, Sizes};
use crate::tools::browser;
use crate::web::compress::files;
use crate::workspace::{Workspace, read};
use std::path::{Path, PathBuf};

/// Where the sub-path tests expect their build to be made for.
const SUB_PATH: &str = "/x/y/";

/// The layer.
pub fn run(workspace: &Workspace) -> Result<Tally, Failure> {
    setup::for_browser(workspace)?;
    let sub_path_dist = workspace.target.join("e2e/dist-subpath");
    dist::build(workspace, "/", &workspace.dist())?;
    dist::build(workspace, SUB_PATH, &sub_path_dist)?;
    serve::build(workspace)?;
    let mut tally = Tally::one(within_limit(&workspace.dist())?);
    tally += Tally::one(names_no_machine(&workspace.dist(), &machine(workspace))?);

    let report = workspace.target.join("e2e/report.json");
    let _ = std::fs::remove_file(&report);
    let mut tests = process::command(workspace, "npx");
    tests
        .current_dir(workspace.root.join("tests/e2e"))
        .args(["--no-install", "playwright", "test"])
        .env("ROLLCALL_BUILT", "1")
        .env("ROLLCALL_SIM", workspace.program("webex-sim"))
        // Not `current_exe`: the unit layer may have linked xtask anew, and the running file is then a deleted one.
        .env("ROLLCALL_XTASK", workspace.program("xtask"))
        .env("ROLLCALL_DIST", workspace.dist())
        .env("ROLLCALL_SUBPATH_DIST", &sub_path_dist)
        .env("CHROMIUM", browser::require(workspace)?.chromium);
    let succeeded = process::status(&mut tests)?.success();
    let counted = playwright::count(&read(&report).unwrap_or_default());
    tally += Tally::of_program(succeeded && counted.is_some(), counted.unwrap_or_default());
    Ok(tally)
}

/// The first load weighs at most the limit.
fn within_limit(folder: &Path) -> Result<bool, Failure> {
    let sizes = Sizes::measure(folder)?;
    sizes.print();
    let held = sizes.total() <= LIMIT;
    if !held {
        eprintln!(
            "the first load weighs {} bytes, more than the limit of {LIMIT}",
            sizes.total()
        );
    }
    Ok(held)
}

/// Folders of the machine that built, none of which may be published.
fn machine(workspace: &Workspace) -> Vec<String> {
    let home = std::env::var_os("HOME").map(PathBuf::from);
    let folders = home.into_iter().chain([workspace.root.clone()]);
    folders
        .map(|folder| format!("{}/", folder.display()))
        .filter(|folder| folder.len() > 2)
        .collect()
}

/// No file of the build names a folder of the machine that built it.
fn names_no_machine(folder: &Path, machine: &[String]) -> Result<bool, Failure> {
    let mut held = true;
    for file in files(folder)? {
        let content = std::fs::read(&file).map_err(Failure::file(&file))?;
        for name in machine {
            if content
                .windows(name.len())
                .any(|window| window == name.as_bytes())
            {
                eprintln!("{} names {name}", file.display());
                held = false;
            }
        }
    }
    Ok(held)
}

#[cfg(test)]
mod tests {
    use super::*;
    use sha2::{Digest, Sha384};

    #[test]
    fn a_build_that_names_its_machine_fails() {
        let folder = std::env::temp_dir().join(format!("rollcall-machine-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(folder.join("a.wasm"), "panicked at src/lib.rs").unwrap();
        let machine = ["/builder/".to_owned()];
        assert!(names_no_machine(&folder, &machine).unwrap());
        std::fs::write(folder.join("a.wasm"), "panicked at /builder/src/lib.rs").unwrap();
        assert!(!names_no_machine(&folder, &machine).unwrap());
        std::fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn a_build_past_the_limit_fails() {
        let folder = std::env::temp_dir().join(format!("rollcall-limit-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(folder.join("small.wasm"), vec![0; LIMIT * 2]).unwrap();
        assert!(within_limit(&folder).unwrap(), "zeros compress");
        // Digests do not compress.
        let noise: Vec<u8> = (0..=LIMIT as u64 / 48)
            .flat_map(|n| Sha384::digest(n.to_le_bytes()))
            .collect();
        std::fs::write(folder.join("large.wasm"), noise).unwrap();
        assert!(!within_limit(&folder).unwrap());
        std::fs::remove_dir_all(folder).unwrap();
    }
}

//! `e2e`: the release build in Chromium, against the simulator. Also checks the build without a browser: its size, that
//! it contains no folder name of this machine, and that it contains our source file names.

use super::{Tally, playwright, release};
use crate::commands::setup;
use crate::failure::Failure;
use crate::machine;
use crate::sizes::Sizes;
use crate::tools::browser;
use crate::web::compress::files;
use crate::workspace::Workspace;
use std::path::Path;

/// Runs the layer.
pub fn run(workspace: &Workspace, filter: &[String]) -> Result<Tally, Failure> {
    run_with(workspace, filter, &[])
}

/// Runs the layer with these variables for its tests.
pub fn run_with(
    workspace: &Workspace,
    filter: &[String],
    variables: &[(&str, &str)],
) -> Result<Tally, Failure> {
    setup::for_e2e(workspace)?;
    release::build(workspace)?;
    let mut tally = Tally::one(within_limits(&workspace.dist())?);
    tally += Tally::one(names_no_machine(
        &workspace.dist(),
        &machine::folders(workspace),
    )?);
    tally += Tally::one(names_sources(&workspace.dist())?);

    let mut tests = release::playwright(workspace, "playwright.config.ts");
    tests
        .args(filter)
        .envs(variables.iter().copied())
        .env("CHROMIUM", browser::require(workspace)?.chromium);
    tally += playwright::run(&mut tests, &workspace.target.join("e2e/report.json"))?;
    Ok(tally)
}

/// Checks that the first load and the whole build are within their limits.
fn within_limits(folder: &Path) -> Result<bool, Failure> {
    let sizes = Sizes::measure(folder)?;
    sizes.print();
    let excess = sizes.excess();
    for (what, weighs, limit) in &excess {
        eprintln!("{what} weighs {weighs} bytes, more than the limit of {limit}");
    }
    Ok(excess.is_empty())
}

/// Checks that no file of the build contains a folder name of the machine that built it.
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

/// Checks that the app contains our source file names, so that a panic report says where it came from.
fn names_sources(folder: &Path) -> Result<bool, Failure> {
    const SOURCES: &[u8] = b"src/features/";
    for file in files(folder)? {
        if file
            .extension()
            .is_some_and(|extension| extension == "wasm")
        {
            let content = std::fs::read(&file).map_err(Failure::file(&file))?;
            if content
                .windows(SOURCES.len())
                .any(|window| window == SOURCES)
            {
                return Ok(true);
            }
        }
    }
    eprintln!(
        "no wasm contains our source file names, so a panic would not say where it came from"
    );
    Ok(false)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sizes::{ALL_LIMIT, FIRST_LIMIT};
    use sha2::{Digest, Sha384};

    #[test]
    fn refuses_a_build_that_contains_a_machine_folder() {
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
    fn refuses_a_build_without_source_names() {
        let folder = std::env::temp_dir().join(format!("rollcall-sources-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(folder.join("a.wasm"), "panicked").unwrap();
        std::fs::write(folder.join("a.js"), "src/features/people.rs").unwrap();
        assert!(!names_sources(&folder).unwrap());
        std::fs::write(folder.join("b.wasm"), "panicked at src/features/people.rs").unwrap();
        assert!(names_sources(&folder).unwrap());
        std::fs::remove_dir_all(folder).unwrap();
    }

    /// Returns bytes that do not compress.
    fn noise(length: usize) -> Vec<u8> {
        (0..=length as u64 / 48)
            .flat_map(|n| Sha384::digest(n.to_le_bytes()))
            .collect()
    }

    #[test]
    fn refuses_a_build_over_a_limit() {
        let folder = std::env::temp_dir().join(format!("rollcall-limit-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let file = |name: &str| folder.join(name);
        std::fs::write(file("small.wasm"), vec![0; ALL_LIMIT * 2]).unwrap();
        assert!(within_limits(&folder).unwrap(), "zeros compress");
        std::fs::write(file("large.wasm"), noise(FIRST_LIMIT)).unwrap();
        assert!(!within_limits(&folder).unwrap(), "the first load");
        std::fs::remove_file(file("large.wasm")).unwrap();
        std::fs::write(file("second-1.wasm"), noise(FIRST_LIMIT)).unwrap();
        assert!(
            within_limits(&folder).unwrap(),
            "later files do not count as the first load"
        );
        std::fs::write(file("second-1.wasm"), noise(ALL_LIMIT)).unwrap();
        assert!(!within_limits(&folder).unwrap(), "everything together");
        std::fs::remove_dir_all(folder).unwrap();
    }
}

//! `LICENSES.txt`: which licences the app's crates are under, and their texts, each text once.

use super::crates::Crate;
use crate::failure::Failure;
use crate::tools::wasm_target;
use crate::web::compress::files;
use crate::workspace::Workspace;
use std::collections::BTreeMap;
use std::path::Path;

/// What the names of files with licences and notices begin with, in upper case.
const NAMES: [&str; 6] = [
    "LICENSE",
    "LICENCE",
    "COPYING",
    "COPYRIGHT",
    "NOTICE",
    "UNLICENSE",
];

/// Returns the file's content.
pub fn text(workspace: &Workspace, crates: &[Crate]) -> Result<String, Failure> {
    let mut texts: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut list = String::new();
    for part in crates {
        let title = format!("{} {}", part.name, part.version);
        // Ours have their texts in the root.
        let ours = part.checksum.is_none();
        let folder = if ours { &workspace.root } else { &part.folder };
        let found = of_crate(folder)?;
        let note = if found.is_empty() {
            ", no text in the crate"
        } else {
            ""
        };
        list.push_str(&format!("{title}: {}{note}\n", part.license));
        for text in found {
            texts.entry(text).or_default().push(title.clone());
        }
    }
    let version = wasm_target::version(workspace).unwrap_or_default();
    let mut whole = format!(
        "What is in the app of this package, and under which licences. Rollcall itself is under MIT or Apache-2.0, at your\noption. \
         The texts follow the list; some crates ship none, and the texts of their licences are among those of others.\n\n\
         Rust's standard library {version}: MIT OR Apache-2.0 (https://github.com/rust-lang/rust/blob/{version}/COPYRIGHT)\n{list}"
    );
    let mut texts: Vec<(String, Vec<String>)> = texts.into_iter().collect();
    texts.sort_by(|one, other| one.1.cmp(&other.1).then_with(|| one.0.cmp(&other.0)));
    for (text, titles) in texts {
        whole.push_str(&format!(
            "\n{}\n{}\n\n{text}\n",
            "=".repeat(80),
            titles.join("\n")
        ));
    }
    Ok(whole)
}

/// Returns the licences and notices in a crate's folder, with plain line ends.
fn of_crate(folder: &Path) -> Result<Vec<String>, Failure> {
    let mut found = Vec::new();
    for file in here(folder)? {
        let bytes = std::fs::read(&file).map_err(Failure::file(&file))?;
        let text = String::from_utf8_lossy(&bytes).replace("\r\n", "\n");
        let text = text.trim().to_owned();
        // Some crates have two copies of one text.
        if !text.is_empty() && !found.contains(&text) {
            found.push(text);
        }
    }
    Ok(found)
}

/// Lists the files with licences in a folder, and in a folder for them.
fn here(folder: &Path) -> Result<Vec<std::path::PathBuf>, Failure> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder)
        .map_err(Failure::file(folder))?
        .flatten()
    {
        let name = entry.file_name().to_string_lossy().to_uppercase();
        if !NAMES.iter().any(|start| name.starts_with(start)) {
            continue;
        }
        if entry.path().is_dir() {
            found.extend(files(&entry.path())?);
        } else {
            found.push(entry.path());
        }
    }
    found.sort();
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workspace::write;

    #[test]
    fn finds_texts_under_their_usual_names_once() {
        let folder = std::env::temp_dir().join(format!("rollcall-texts-{}", std::process::id()));
        for (name, text) in [
            ("LICENSE-MIT", "one\r\ntwo\n"),
            ("license-apache", "apache"),
            ("LICENSES/MIT.txt", "one\ntwo"),
            ("NOTICE", "notice"),
            ("README.md", "read me"),
        ] {
            write(&folder.join(name), text).unwrap();
        }
        let found = of_crate(&folder).unwrap();
        assert_eq!(found, ["one\ntwo", "notice", "apache"]);
        std::fs::remove_dir_all(folder).unwrap();
    }
}

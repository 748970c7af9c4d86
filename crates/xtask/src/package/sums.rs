//! `SHA256SUMS`, in the format of `sha256sum`, so that `sha256sum -c SHA256SUMS` checks a package anywhere.

use super::archive::Entry;
use crate::failure::Failure;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::path::Path;

/// The name of the file.
pub const SUMS: &str = "SHA256SUMS";

/// Returns the SHA-256 in lower case.
pub fn digest(content: &[u8]) -> String {
    let digest = Sha256::digest(content);
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Returns the lines for these files of a folder.
pub fn text(folder: &Path, files: &[String]) -> Result<String, Failure> {
    let mut text = String::new();
    for file in files {
        let path = folder.join(file);
        let content = std::fs::read(&path).map_err(Failure::file(&path))?;
        text.push_str(&format!("{}  {file}\n", digest(&content)));
    }
    Ok(text)
}

/// Returns the entries that the sums among them do not confirm: changed, missing or not listed.
pub fn differing(entries: &[Entry]) -> Vec<String> {
    let sums = entries.iter().find(|(name, _)| name == SUMS);
    let sums = sums.map(|(_, content)| String::from_utf8_lossy(content).into_owned());
    let sums = sums.unwrap_or_default();
    let mut listed: BTreeMap<&str, &str> = sums
        .lines()
        .filter_map(|line| line.split_once("  "))
        .map(|(digest, name)| (name, digest))
        .collect();
    let mut wrong: Vec<String> = entries
        .iter()
        .filter(|(name, _)| name != SUMS)
        .filter(|(name, content)| listed.remove(name.as_str()) != Some(digest(content).as_str()))
        .map(|(name, _)| name.clone())
        .collect();
    wrong.extend(listed.into_keys().map(str::to_owned));
    wrong.sort();
    wrong
}

//! The files of the checkout as text.

use std::path::{Path, PathBuf};

/// One file.
#[derive(Clone, Debug)]
pub struct Source {
    /// The path from the root, with `/`.
    pub path: String,
    /// The content.
    pub text: String,
}

impl Source {
    /// Iterates over the lines that are not comments, with their numbers.
    pub fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        self.text
            .lines()
            .enumerate()
            .map(|(at, line)| (at + 1, line))
            .filter(|(_, line)| {
                let line = line.trim_start();
                !(line.starts_with("//") || line.starts_with("/*") || line.starts_with("* "))
            })
    }

    /// Whether this is Rust of the product, not of tests.
    pub fn is_product(&self, folder: &str) -> bool {
        self.path.starts_with(folder)
            && self.path.ends_with(".rs")
            && !self.path.contains("/tests")
            && !self.path.ends_with("_tests.rs")
    }

    /// Whether the path ends in one of these extensions.
    pub fn has_extension(&self, extensions: &[&str]) -> bool {
        self.path
            .rsplit('.')
            .next()
            .is_some_and(|own| extensions.contains(&own))
    }
}

/// Generated files and files of others.
const FOREIGN: [&str; 6] = [
    "target",
    "dist",
    "node_modules",
    ".git",
    "Cargo.lock",
    "package-lock.json",
];

/// Reads all of our text files.
pub fn all() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut files = Vec::new();
    walk(&root, &mut files);
    files
        .into_iter()
        .filter_map(|file| {
            let path = file
                .strip_prefix(&root)
                .ok()?
                .to_string_lossy()
                .replace('\\', "/");
            Some(Source {
                path,
                text: std::fs::read_to_string(&file).ok()?,
            })
        })
        .collect()
}

fn walk(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if FOREIGN.iter().any(|name| entry.file_name() == *name) {
            continue;
        }
        if path.is_dir() {
            walk(&path, files);
        } else {
            files.push(path);
        }
    }
}

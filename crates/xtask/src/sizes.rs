//! Measures what the first load and the later files transfer. Sizes are exact, so unlike times they can fail a build.

use crate::failure::Failure;
use crate::web::compress::{brotli, files, gzip};
use crate::web::{demo, offline, second};
use serde_json::{Value, json};
use std::path::Path;

/// The limit for the first load: the sum of all its files in bytes, each compressed with Brotli 11.
pub const FIRST_LIMIT: usize = 360_000;

/// The target for the first load. Above it, look for code that can move to lazy pages.
pub const FIRST_GOAL: usize = 330_000;

/// The limit for all files together, counted in the same way. The demo, which only those load who ask for it, is apart.
pub const ALL_LIMIT: usize = 712_000;

/// What the names of files begin with that the first load does not fetch.
const LATER: [&str; 3] = [second::PREFIX, "offline-", offline::WORKER];

/// The size of one file, in bytes.
pub struct Size {
    /// The file's name.
    pub name: String,
    /// Uncompressed.
    pub raw: usize,
    /// With gzip at its strongest.
    pub gzip: usize,
    /// With Brotli at its strongest.
    pub brotli: usize,
}

impl Size {
    fn print(&self) {
        println!(
            "{:<44} {:>10} {:>10} {:>10}",
            self.name, self.raw, self.gzip, self.brotli
        );
    }
}

/// The files of a build.
pub struct Sizes {
    /// The files that the first load fetches.
    pub first: Vec<Size>,
    /// The files fetched when the browser is idle or when a page that needs them is opened.
    pub later: Vec<Size>,
    /// The demo's files, which only the demo fetches. They count in no sum.
    pub demo: Vec<Size>,
}

impl Sizes {
    /// Measures a built folder. Skips `404.html`, which is a copy of the page, and compressed siblings.
    pub fn measure(folder: &Path) -> Result<Self, Failure> {
        let mut all = Vec::new();
        for file in files(folder)? {
            let name = file
                .strip_prefix(folder)
                .unwrap_or(&file)
                .display()
                .to_string();
            if name == "404.html" || name.ends_with(".br") || name.ends_with(".gz") {
                continue;
            }
            let content = std::fs::read(&file).map_err(Failure::file(&file))?;
            all.push(Size {
                name,
                raw: content.len(),
                gzip: gzip(&content).len(),
                brotli: brotli(&content)?.len(),
            });
        }
        let (demo, all): (Vec<Size>, Vec<Size>) = all
            .into_iter()
            .partition(|size| size.name.starts_with(demo::PREFIX));
        let (later, first) = all
            .into_iter()
            .partition(|size| LATER.iter().any(|start| size.name.starts_with(start)));
        Ok(Self { first, later, demo })
    }

    /// Returns the Brotli size of the first load.
    pub fn total(&self) -> usize {
        self.first.iter().map(|size| size.brotli).sum()
    }

    /// Returns the Brotli size of all files.
    pub fn everything(&self) -> usize {
        self.total() + self.later.iter().map(|size| size.brotli).sum::<usize>()
    }

    /// Returns what exceeds its limit: name, size and limit.
    pub fn excess(&self) -> Vec<(&'static str, usize, usize)> {
        let first = ("the first load", self.total(), FIRST_LIMIT);
        let all = ("everything together", self.everything(), ALL_LIMIT);
        [first, all]
            .into_iter()
            .filter(|(_, weighs, limit)| weighs > limit)
            .collect()
    }

    /// Prints the table.
    pub fn print(&self) {
        println!(
            "{:<44} {:>10} {:>10} {:>10}",
            "first load, bytes", "raw", "gzip", "brotli"
        );
        self.first.iter().for_each(Size::print);
        let sum = |field: fn(&Size) -> usize| self.first.iter().map(field).sum::<usize>();
        println!(
            "{:<44} {:>10} {:>10} {:>10}  limit {FIRST_LIMIT}, target {FIRST_GOAL}",
            "all",
            sum(|size| size.raw),
            sum(|size| size.gzip),
            self.total()
        );
        if !self.later.is_empty() {
            println!("later");
            self.later.iter().for_each(Size::print);
        }
        println!(
            "{:<66} {:>10}  limit {ALL_LIMIT}",
            "everything together",
            self.everything()
        );
        if !self.demo.is_empty() {
            println!("the demo, apart from that");
            self.demo.iter().for_each(Size::print);
        }
    }

    /// Returns the table as JSON, for programs.
    pub fn json(&self) -> Value {
        let table = |sizes: &[Size]| -> Vec<Value> {
            sizes.iter().map(|size| json!({ "name": size.name, "raw": size.raw, "gzip": size.gzip, "brotli": size.brotli })).collect()
        };
        json!({ "files": table(&self.first), "later": table(&self.later), "demo": table(&self.demo), "brotli": self.total(), "limit": FIRST_LIMIT,
            "goal": FIRST_GOAL, "ratio": self.total() as f64 / FIRST_LIMIT as f64, "everything": self.everything(), "everythingLimit": ALL_LIMIT })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_every_file_of_the_first_load_once() {
        let folder = std::env::temp_dir().join(format!("rollcall-sizes-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        for name in [
            "index.html",
            "404.html",
            "a.wasm",
            "a.wasm.br",
            "a.wasm.gz",
            "config.json",
            "second-1.wasm",
            "second-1.wasm.br",
            "demo-1.wasm",
            "offline-1.js",
            "service-worker.js",
        ] {
            std::fs::write(folder.join(name), "some content").unwrap();
        }
        let sizes = Sizes::measure(&folder).unwrap();
        assert_eq!(
            sizes
                .first
                .iter()
                .map(|size| size.name.as_str())
                .collect::<Vec<_>>(),
            ["a.wasm", "config.json", "index.html"]
        );
        let later: Vec<&str> = sizes.later.iter().map(|size| size.name.as_str()).collect();
        assert_eq!(
            later,
            ["offline-1.js", "second-1.wasm", "service-worker.js"]
        );
        assert_eq!(sizes.demo.len(), 1);
        let one = brotli(b"some content").unwrap().len();
        assert_eq!(sizes.total(), 3 * one);
        assert_eq!(sizes.everything(), 6 * one);
        std::fs::remove_dir_all(folder).unwrap();
    }
}

//! Resolves paths in code to files.

use std::collections::BTreeMap;

use super::Needs;
use super::module::{Module, Path};
use crate::sources::Source;

/// The modules of one crate.
pub struct Crate {
    modules: BTreeMap<Path, Module>,
}

impl Crate {
    /// Reads the files below `folder`.
    pub fn read(folder: &str, sources: &[Source]) -> Self {
        let mine = sources.iter().filter(|source| source.is_product(folder));
        let modules = mine.map(|source| Module::read(folder, source));
        Self {
            modules: modules
                .map(|module| (module.path.clone(), module))
                .collect(),
        }
    }

    /// Returns what each file depends on. The crate root declares every module, so depending on it only counts through its re-exports.
    pub fn needs(&self) -> Needs {
        let files = self
            .modules
            .values()
            .filter(|module| !module.path.is_empty());
        files
            .map(|module| {
                let needed = module
                    .named
                    .iter()
                    .filter_map(|path| self.absolute(&module.path, &module.written_out(path)));
                let needed = needed.filter_map(|path| self.file_of(&path, 0));
                let others = needed.filter(|file| *file != module.file);
                (module.file.clone(), others.collect())
            })
            .collect()
    }

    /// Returns the path from the crate root, if it is in this crate.
    fn absolute(&self, from: &Path, path: &Path) -> Option<Path> {
        let mut at = from.clone();
        match path.first()?.as_str() {
            "crate" => return Some(path[1..].to_vec()),
            "self" => return Some([at, path[1..].to_vec()].concat()),
            "super" => {}
            child => {
                at.push(child.to_owned());
                return self
                    .modules
                    .contains_key(&at)
                    .then(|| [from.clone(), path.clone()].concat());
            }
        }
        let up = path.iter().take_while(|part| *part == "super").count();
        at.truncate(at.len().checked_sub(up)?);
        Some([at, path[up..].to_vec()].concat())
    }

    /// Returns the file that defines the item at `path`: the longest prefix that is a module, following its re-exports.
    fn file_of(&self, path: &Path, hops: usize) -> Option<String> {
        let depth = (0..=path.len())
            .rev()
            .find(|depth| self.modules.contains_key(&path[..*depth]))?;
        let module = &self.modules[&path[..depth]];
        let passed_on = path
            .get(depth)
            .and_then(|name| module.passed_on.iter().find(|(passed, _)| passed == name));
        match passed_on {
            Some((_, target)) if hops < 8 => {
                let target = self.absolute(&module.path, target);
                target.and_then(|target| self.file_of(&target, hops + 1))
            }
            _ if module.path.is_empty() => None,
            _ => Some(module.file.clone()),
        }
    }
}

//! One file as a module: the paths it uses, and those it re-exports.

use crate::sources::Source;

/// A path of modules and names, from the crate root.
pub type Path = Vec<String>;

/// One file of a crate.
pub struct Module {
    /// The file's path.
    pub file: String,
    /// The module's path.
    pub path: Path,
    /// The paths used in its code, as written, without re-exports.
    pub named: Vec<Path>,
    /// What its `use` statements bring in: each name with its path.
    pub brought: Vec<(String, Path)>,
    /// Its re-exports: each name with its path.
    pub passed_on: Vec<(String, Path)>,
}

impl Module {
    /// Reads a file below `folder`.
    pub fn read(folder: &str, source: &Source) -> Self {
        let code = code(source);
        let mut named = Vec::new();
        let mut brought = Vec::new();
        let mut passed_on = Vec::new();
        let mut rest = code.as_str();
        let mut other = String::new();
        while let Some((at, public)) = next_use(rest) {
            other.push_str(&rest[..at]);
            let Some(end) = rest[at..].find(';') else {
                break;
            };
            let statement = &rest[at..at + end];
            let tree = statement.rsplit_once("use ").map_or("", |(_, tree)| tree);
            // Splitting at the last `use ` is safe, because no name ends with it.
            for path in expand(tree) {
                let name = path.last().cloned().unwrap_or_default();
                if public {
                    passed_on.push((name, path));
                } else {
                    brought.push((name, path.clone()));
                    named.push(path);
                }
            }
            rest = &rest[at + end + 1..];
        }
        other.push_str(rest);
        named.extend(paths_in(&other));
        Self {
            file: source.path.clone(),
            path: path_of(folder, &source.path),
            named,
            brought,
            passed_on,
        }
    }

    /// Returns a path with its first part replaced by what a `use` statement brought in under that name.
    pub fn written_out(&self, path: &Path) -> Path {
        let first = path.first();
        let brought = self.brought.iter().find(|(name, _)| Some(name) == first);
        match brought {
            Some((_, module)) => [&module[..], &path[1..]].concat(),
            None => path.clone(),
        }
    }
}

/// `a/b.rs` and `a/b/mod.rs` are `a::b`.
fn path_of(folder: &str, file: &str) -> Path {
    let inner = file
        .strip_prefix(folder)
        .unwrap_or(file)
        .trim_end_matches(".rs");
    let mut path: Path = inner.split('/').map(str::to_owned).collect();
    if path
        .last()
        .is_some_and(|last| ["mod", "lib", "main"].contains(&last.as_str()))
    {
        path.pop();
    }
    path
}

/// Returns the product code, without comments and the test module.
fn code(source: &Source) -> String {
    let text = source
        .text
        .split("#[cfg(test)]\nmod tests {")
        .next()
        .unwrap_or_default();
    let lines = text.lines().map(|line| {
        let end = if line.trim_start().starts_with("//") {
            0
        } else {
            line.find(" // ").unwrap_or(line.len())
        };
        &line[..end]
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// Finds the next `use` statement, and whether it re-exports.
fn next_use(text: &str) -> Option<(usize, bool)> {
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let statement = line.trim_start();
        let indent = line.len() - statement.len();
        if statement.starts_with("use ") {
            return Some((start + indent, false));
        }
        if statement.starts_with("pub") && statement.split(';').next()?.contains(" use ") {
            return Some((start + indent, true));
        }
        start += line.len();
    }
    None
}

/// Expands a `use` tree: `a::{b, c::d as e}` becomes `a::b` and `a::c::d`.
fn expand(tree: &str) -> Vec<Path> {
    let tree = tree.trim();
    let Some((before, inner)) = tree.split_once('{') else {
        let path = tree.split(" as ").next().unwrap_or_default();
        let parts = path.split("::").map(|part| part.trim().to_owned());
        return vec![
            parts
                .filter(|part| !part.is_empty() && part != "*")
                .collect(),
        ];
    };
    let inner = inner.trim_end().strip_suffix('}').unwrap_or(inner);
    let stem: Path = before
        .split("::")
        .map(|part| part.trim().to_owned())
        .filter(|part| !part.is_empty())
        .collect();
    let mut depth = 0_i32;
    let branches = inner.split(|letter| {
        depth += match letter {
            '{' => 1,
            '}' => -1,
            _ => 0,
        };
        letter == ',' && depth == 0
    });
    branches
        .filter(|branch| !branch.trim().is_empty())
        .flat_map(expand)
        .map(|path| [stem.clone(), path].concat())
        .collect()
}

/// Finds every `a::b` in code.
fn paths_in(code: &str) -> Vec<Path> {
    let word = |letter: char| letter.is_alphanumeric() || letter == '_' || letter == ':';
    code.split(|letter| !word(letter))
        .filter(|text| text.contains("::"))
        .map(|text| {
            text.split("::")
                .filter(|part| !part.is_empty())
                .map(str::to_owned)
                .collect()
        })
        .collect()
}

//! What a rule returns.

use crate::sources::Source;
use std::fmt;

/// One place that breaks a rule.
pub struct Breach {
    /// The file.
    pub path: String,
    /// Its line, starting at 1; 0 for the whole file.
    pub line: usize,
    /// The offending text.
    pub found: String,
}

impl fmt::Display for Breach {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.path, self.line, self.found.trim())
    }
}

/// Returns all breaches of one rule in one file.
pub type Rule = fn(&Source) -> Vec<Breach>;

/// Returns the lines of code that break a rule.
pub fn lines(source: &Source, broken: impl Fn(&str) -> bool) -> Vec<Breach> {
    among(source, source.code(), broken)
}

/// Returns the lines that break a rule, comments included.
pub fn all_lines(source: &Source, broken: impl Fn(&str) -> bool) -> Vec<Breach> {
    let lines = source.text.lines().enumerate();
    among(source, lines.map(|(at, line)| (at + 1, line)), broken)
}

fn among<'a>(
    source: &Source,
    lines: impl Iterator<Item = (usize, &'a str)>,
    broken: impl Fn(&str) -> bool,
) -> Vec<Breach> {
    lines
        .filter(|(_, line)| broken(line))
        .map(|(number, line)| Breach {
            path: source.path.clone(),
            line: number,
            found: line.to_owned(),
        })
        .collect()
}

/// Returns a breach of a whole file.
pub fn whole(source: &Source, found: impl Into<String>) -> Vec<Breach> {
    vec![Breach {
        path: source.path.clone(),
        line: 0,
        found: found.into(),
    }]
}

/// Whether a line contains a word, not as part of a longer one.
pub fn names(line: &str, word: &str) -> bool {
    let part = |letter: Option<char>| {
        letter.is_some_and(|letter| letter.is_alphanumeric() || letter == '_')
    };
    line.match_indices(word).any(|(at, _)| {
        !part(line[..at].chars().next_back()) && !part(line[at + word.len()..].chars().next())
    })
}

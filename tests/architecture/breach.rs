//! What a rule answers.

use crate::sources::Source;
use std::fmt;

/// One place that breaks a rule.
pub struct Breach {
    /// The file.
    pub path: String,
    /// Its line, from 1; 0 for the whole file.
    pub line: usize,
    /// What stands there.
    pub found: String,
}

impl fmt::Display for Breach {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.path, self.line, self.found.trim())
    }
}

/// All breaches of one rule in one file.
pub type Rule = fn(&Source) -> Vec<Breach>;

/// Breaches of a rule about single lines of code.
pub fn lines(source: &Source, broken: impl Fn(&str) -> bool) -> Vec<Breach> {
    source
        .code()
        .filter(|(_, line)| broken(line))
        .map(|(number, line)| Breach {
            path: source.path.clone(),
            line: number,
            found: line.to_owned(),
        })
        .collect()
}

/// A breach of a whole file.
pub fn whole(source: &Source, found: impl Into<String>) -> Vec<Breach> {
    vec![Breach {
        path: source.path.clone(),
        line: 0,
        found: found.into(),
    }]
}

/// Whether a line names a word: not as a part of a longer one.
pub fn names(line: &str, word: &str) -> bool {
    let part = |letter: Option<char>| {
        letter.is_some_and(|letter| letter.is_alphanumeric() || letter == '_')
    };
    line.match_indices(word).any(|(at, _)| {
        !part(line[..at].chars().next_back()) && !part(line[at + word.len()..].chars().next())
    })
}

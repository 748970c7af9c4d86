//! What was wrong with `config.json`, precise enough to repair it.

use crate::visible::visible;
use std::fmt;

/// One fault in `config.json`; the app does not start with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConfigError {
    /// Line of the fault, counted from 1.
    pub line: usize,
    /// The key at fault; none when the file as a whole is (size, syntax).
    pub key: Option<String>,
    /// The rest of a sentence that begins with the key: "is not a setting of this app". Never holds the value.
    pub message: String,
}

impl ConfigError {
    pub(super) fn whole_file(message: impl Into<String>) -> Self {
        Self {
            line: 1,
            key: None,
            message: message.into(),
        }
    }
}

/// A key is shown even if the app does not know it, so it may hold anything.
fn shown(key: &str) -> String {
    let start: String = key.chars().take(60).collect();
    let cut = if start.len() < key.len() { "…" } else { "" };
    format!("{}{cut}", visible(&start))
}

impl fmt::Display for ConfigError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "config.json, line {}: ", self.line)?;
        match &self.key {
            Some(key) => write!(f, "“{}” {}", shown(key), self.message),
            None => write!(f, "the file {}", self.message),
        }
    }
}

impl std::error::Error for ConfigError {}

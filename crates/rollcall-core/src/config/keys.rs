//! The top-level members of a JSON object with the lines they stand on.
//!
//! `serde_json` knows lines only for faults that it finds itself. Ours are found later (an address outside the allow-list), so the
//! lines of the keys are read from the text, after `serde_json` has said that the text is well-formed.

use super::ConfigError;
use super::entry::Entry;
use serde_json::{Map, Value};

/// All members in the order of the text. A key that stands twice is refused: which one counts would be a guess.
pub(super) fn entries(json: &str) -> Result<Vec<Entry>, ConfigError> {
    let mut members: Map<String, Value> =
        serde_json::from_str(json).map_err(|error| ConfigError {
            line: error.line().max(1),
            key: None,
            message: if error.is_data() {
                "must hold one JSON object".to_owned()
            } else {
                "is not valid JSON".to_owned()
            },
        })?;
    let take = |(line, key): (usize, String)| match members.remove(&key) {
        Some(value) => Ok(Entry { line, key, value }),
        None => Err(ConfigError {
            line,
            key: Some(key),
            message: "is set twice".to_owned(),
        }),
    };
    key_lines(json).into_iter().map(take).collect()
}

/// Line and name of each top-level key of a well-formed JSON object.
fn key_lines(json: &str) -> Vec<(usize, String)> {
    let (mut found, mut line, mut depth) = (Vec::new(), 1, 0_usize);
    let mut expects_key = false;
    let mut rest = json;
    while let Some(first) = rest.chars().next() {
        let mut step = first.len_utf8();
        match first {
            '\n' => line += 1,
            '{' | '[' => {
                depth += 1;
                expects_key = first == '{' && depth == 1;
            }
            '}' | ']' => depth -= 1,
            ',' => expects_key = depth == 1,
            '"' => {
                step = string_length(rest);
                if expects_key && let Ok(key) = serde_json::from_str(&rest[..step]) {
                    found.push((line, key));
                    expects_key = false;
                }
            }
            _ => {}
        }
        rest = &rest[step..];
    }
    found
}

/// Length in bytes of the JSON string literal that `text` begins with, both quotation marks counted.
fn string_length(text: &str) -> usize {
    let mut escaped = false;
    for (at, byte) in text.bytes().enumerate().skip(1) {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'"' => return at + 1,
            _ => {}
        }
    }
    text.len()
}

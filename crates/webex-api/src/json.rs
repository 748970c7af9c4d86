//! Writes values of JSON as text.
//!
//! `Value` also implements `Display`, but into a formatter: a second writer of JSON, and a third for `{:#}`.

use serde_json::Value;

/// The text of a value, in one line.
pub fn json_text(value: &Value) -> String {
    // Only a map whose keys are no strings cannot be written, and a value has none.
    serde_json::to_string(value).unwrap_or_default()
}

/// The text of a value with a line for each member, for people.
pub fn json_indented(value: &Value) -> String {
    serde_json::to_string_pretty(value).unwrap_or_default()
}

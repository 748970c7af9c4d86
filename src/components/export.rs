//! Saving a list as a file: the two forms that every export has.

use serde_json::Value;

use crate::browser::download;

/// The form of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileFormat {
    /// A table, as [`rollcall_core::csv`] writes it.
    Csv,
    /// An array with one object for each item.
    Json,
}

/// Saves a list under `name` with the extension of its form. Returns whether the browser took the file.
pub fn save_list(
    format: FileFormat,
    name: &str,
    table: impl FnOnce() -> String,
    items: impl FnOnce() -> Vec<Value>,
) -> bool {
    match format {
        FileFormat::Csv => download::save(&format!("{name}.csv"), "text/csv", &table()),
        FileFormat::Json => {
            let text = format!("{:#}", Value::Array(items()));
            download::save(&format!("{name}.json"), "application/json", &text)
        }
    }
}

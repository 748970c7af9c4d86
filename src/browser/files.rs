//! Reads files that a person chose.

use js_sys::Uint8Array;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Event, File, HtmlInputElement};

/// What came of reading a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileRead {
    /// Its bytes.
    Bytes(Vec<u8>),
    /// It has more bytes than wanted, so it was not read.
    TooLarge {
        /// How many.
        bytes: usize,
    },
    /// The browser could not read it: it is gone, or may not be read.
    Refused,
}

/// The file that was chosen in the field of this event, or dropped on it; `None` if there is none any more.
pub fn chosen(event: &Event) -> Option<File> {
    let field: HtmlInputElement = event.target()?.dyn_into().ok()?;
    field.files()?.get(0)
}

/// Reads a file of at most `limit` bytes.
pub async fn read(file: File, limit: usize) -> FileRead {
    // Sizes are whole numbers, and saturate.
    let bytes = file.size() as usize;
    if bytes > limit {
        return FileRead::TooLarge { bytes };
    }
    match JsFuture::from(file.array_buffer()).await {
        Ok(buffer) => FileRead::Bytes(Uint8Array::new(&buffer).to_vec()),
        Err(_) => FileRead::Refused,
    }
}

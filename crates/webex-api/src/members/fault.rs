//! What is wrong with a value, and where it stands. Put together on the way out, so that what is right costs nothing for it.

use serde_json::value::RawValue;

use crate::decode_error::DecodeError;

#[cold]
pub(super) fn missing(name: &str) -> DecodeError {
    DecodeError {
        path: Some(name.to_owned()),
        message: "it must be there and is missing".to_owned(),
    }
}

/// A value of the wrong kind. The value itself is left out: it may be long, and it is somebody's data.
#[cold]
pub(super) fn unexpected(expected: &str, found: &RawValue) -> DecodeError {
    let kind = match found.get().as_bytes().first() {
        Some(b'{') => "an object",
        Some(b'[') => "a list",
        Some(b'"') if expected == "text" => "text with half a character",
        Some(b'"') => "text",
        Some(b't' | b'f') => "a boolean",
        Some(b'n') => "null",
        _ => "a number",
    };
    DecodeError {
        path: None,
        message: ["expected ", expected, ", found ", kind].concat(),
    }
}

/// The same fault, seen from the object that holds `place`.
#[cold]
pub(super) fn at(place: &str, mut fault: DecodeError) -> DecodeError {
    fault.path = Some(match fault.path {
        None => place.to_owned(),
        Some(inner) if inner.starts_with('[') => [place, &inner].concat(),
        Some(inner) => [place, ".", &inner].concat(),
    });
    fault
}

/// The same fault, seen from the object whose list `name` it is in.
#[cold]
pub(super) fn at_entry(name: &str, index: usize, fault: DecodeError) -> DecodeError {
    at(&format!("{name}[{index}]"), fault)
}

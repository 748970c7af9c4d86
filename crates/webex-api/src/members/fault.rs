//! Describes what is wrong with a value and where. The path is built on the way out, so that valid input pays nothing
//! for it.

use serde_json::value::RawValue;

use crate::decode_error::DecodeError;

#[cold]
pub(super) fn missing(name: &str) -> DecodeError {
    DecodeError {
        path: Some(name.to_owned()),
        message: "it is required but missing".to_owned(),
    }
}

/// Creates the error for a value of the wrong type. It omits the value, which may be long and is someone's data.
#[cold]
pub(super) fn unexpected(expected: &str, found: &RawValue) -> DecodeError {
    let kind = match found.get().as_bytes().first() {
        Some(b'{') => "an object",
        Some(b'[') => "a list",
        Some(b'"') if expected == "text" => "text with an incomplete character",
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

/// Prefixes the position with `place`, the member that contains it.
#[cold]
pub(super) fn at(place: &str, mut fault: DecodeError) -> DecodeError {
    fault.path = Some(match fault.path {
        None => place.to_owned(),
        Some(inner) if inner.starts_with('[') => [place, &inner].concat(),
        Some(inner) => [place, ".", &inner].concat(),
    });
    fault
}

/// Prefixes the position with an entry of the list `name`.
#[cold]
pub(super) fn at_entry(name: &str, index: usize, fault: DecodeError) -> DecodeError {
    at(&format!("{name}[{index}]"), fault)
}

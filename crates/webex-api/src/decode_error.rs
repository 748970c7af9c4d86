//! [`DecodeError`]: why an answer could not be decoded.

/// A body that does not have the promised shape.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct DecodeError {
    /// The position in the document, such as `items[3].roles`; `None` for the whole document.
    pub path: Option<String>,
    /// What is wrong there.
    pub message: String,
}

//! [`XmlFault`]: why the bytes of an answer are not a document of the XML API.

use crate::decode_error::DecodeError;

/// What is wrong with the text of an answer.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum XmlFault {
    /// No bytes, or only spaces.
    #[error("the answer is empty where XML was expected")]
    Empty,
    /// A page for a browser, such as that of a proxy or of a network that wants a sign-in.
    #[error("the answer is a web page where XML was expected")]
    Html,
    /// Text that does not begin with `<`.
    #[error("the answer is not XML")]
    NotXml,
    /// The document ends in the middle.
    #[error("the XML ends too early: the answer was cut off")]
    Truncated,
    /// An encoding other than UTF-8, UTF-16 and ISO-8859-1, by its declared name.
    #[error("the XML is in the encoding “{0}”, which is not supported")]
    Encoding(String),
    /// Bytes that the declared encoding does not have.
    #[error("the XML is not in the encoding that it declares")]
    NotText,
    /// A document type. It could define entities.
    #[error("the XML has a document type, which is not accepted")]
    Doctype,
    /// An entity other than the five of XML.
    #[error("the XML refers to an entity that is not defined")]
    Entity,
    /// Elements in more than [`DEEPEST`](super::DEEPEST) levels.
    #[error("the elements of the XML are nested too deeply")]
    TooDeep,
    /// More bytes or elements than [`BYTES`](super::BYTES) and [`ELEMENTS`](super::ELEMENTS).
    #[error("the XML is too large")]
    TooLarge,
    /// Not well-formed, at this byte of the text.
    #[error("the XML is not well-formed at byte {0}")]
    Malformed(usize),
}

impl From<XmlFault> for DecodeError {
    fn from(fault: XmlFault) -> Self {
        Self {
            path: None,
            message: fault.to_string(),
        }
    }
}

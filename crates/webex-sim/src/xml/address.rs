//! The address of the service, and the operation that a request names, for code that does not read the XML.

/// The path of the service.
pub(crate) const PATH: &str = "/WBXService/XMLService";

/// Returns the operation in a request, for the ledger.
pub(crate) fn operation_of(body: &[u8]) -> Option<String> {
    let text = String::from_utf8_lossy(body);
    let (_, rest) = text.split_once("service.binding.")?;
    let end = rest.find(|letter: char| !letter.is_ascii_alphanumeric() && letter != '.')?;
    Some(rest[..end].to_owned())
}

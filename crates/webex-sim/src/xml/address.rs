//! The address of the service, and what a request is about, for code that does not read the XML.

/// The path of the service.
pub(crate) const PATH: &str = "/WBXService/XMLService";

/// The same for one site, where its host cannot be used: the name of the site comes first.
pub(crate) const SITE_PATH: &str = "/_site/{site}/WBXService/XMLService";

/// Whether a path is that of the service.
pub(crate) fn is_service(path: &str) -> bool {
    path == PATH || (path.starts_with("/_site/") && path.ends_with(PATH))
}

/// Returns the operation in a request, for the ledger and for faults.
pub(crate) fn operation_of(body: &[u8]) -> Option<String> {
    let text = String::from_utf8_lossy(body);
    let (_, rest) = text.split_once("service.binding.")?;
    let end = rest.find(|letter: char| !letter.is_ascii_alphanumeric() && letter != '.')?;
    Some(rest[..end].to_owned())
}

/// Returns the person in the content of a request, for faults.
pub(crate) fn person_of(body: &[u8]) -> Option<String> {
    let text = String::from_utf8_lossy(body);
    let (_, rest) = text.split_once("<webExId>")?;
    Some(rest.split_once('<')?.0.to_owned())
}

/// Returns the address of the site in a request, for faults.
pub(crate) fn site_of(body: &[u8]) -> Option<String> {
    let text = String::from_utf8_lossy(body);
    let (_, rest) = text.split_once("<siteName>")?;
    Some(format!("{}.webex.com", rest.split_once('<')?.0))
}

/// Returns the number of the failure in an answer, for the ledger.
pub(crate) fn exception_in(answer: &[u8]) -> Option<String> {
    // Without the zeros of UTF-16.
    let text = String::from_utf8_lossy(answer).replace('\0', "");
    let (_, rest) = text.split_once("exceptionID>")?;
    rest.split_once('<').map(|(id, _)| id.to_owned())
}

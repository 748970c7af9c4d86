//! The envelope of an answer: the HTTP status is 200 for failures too, and `serv:result` has the outcome.

use std::time::Duration;

use super::document::Element;
use super::exception::{self, exception};
use super::namespace::Namespace::Service;
use super::operation::Operation;
use super::reader;
use crate::decode_error::DecodeError;
use crate::error::{ApiError, ErrorDetail, ErrorKind};

/// What the header of an answer says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Head {
    /// Whether a backup site answered (`gsbStatus`). Changes made there may not be on the primary site.
    pub(crate) backup: bool,
    /// Whether there is no content, because nothing was found.
    pub(crate) nothing_found: bool,
}

/// Webex counts requests within one minute.
const RATE_WINDOW: Duration = Duration::from_secs(60);

/// Reads the header of an answer with a status of 2xx.
///
/// # Errors
/// A failure that Webex reports, with its number as the code of the first detail; or that the answer is not one of the
/// XML API.
pub(crate) fn head(
    endpoint: &'static str,
    body: &[u8],
    may_find_nothing: bool,
) -> Result<Head, ApiError> {
    let unreadable = |fault| ApiError::of_answer(endpoint, fault);
    let text = reader::text(body).map_err(|fault| unreadable(fault.into()))?;
    let document = reader::read_head(&text).map_err(|fault| unreadable(fault.into()))?;
    let response = response(document.root()).map_err(unreadable)?;
    let mut head = Head {
        backup: response.word_of(Service, "gsbStatus") == Some("BACKUP"),
        nothing_found: false,
    };
    match response.word_of(Service, "result") {
        Some("SUCCESS") => return Ok(head),
        Some("FAILURE") => {}
        Some(_) => return Err(unreadable(response.fault("result", "has an unknown word"))),
        None => return Err(unreadable(response.fault("result", "is missing"))),
    }
    let id = response.word_of(Service, "exceptionID").unwrap_or_default();
    if may_find_nothing && id == exception::NOTHING_FOUND {
        head.nothing_found = true;
        return Ok(head);
    }
    Err(failure(endpoint, id, response))
}

/// Returns `header/response`.
fn response(root: Element<'_>) -> Result<Element<'_>, DecodeError> {
    if !root.is(Service, "message") {
        return Err(DecodeError {
            path: None,
            message: [
                "the answer is XML, but not of the XML API: its element is ",
                root.name(),
            ]
            .concat(),
        });
    }
    root.required(Service, "header")?
        .required(Service, "response")
}

/// Creates the error for a failure that Webex reports.
fn failure(endpoint: &'static str, id: &str, response: Element<'_>) -> ApiError {
    let known = exception(id);
    let reason = response.word_of(Service, "reason");
    let message = match (reason, known) {
        (Some(reason), _) => reason.to_owned(),
        (None, Some(known)) => known.cause.to_owned(),
        (None, None) => ["exception ", id, " without an explanation"].concat(),
    };
    let kind = known.map_or(ErrorKind::Invalid, |known| known.kind);
    let mut details = vec![ErrorDetail {
        code: (!id.is_empty()).then(|| id.to_owned()),
        description: message.clone(),
    }];
    let parts = response.child(Service, "subErrors");
    let parts = parts
        .into_iter()
        .flat_map(|parts| parts.all(Service, "subError"));
    details.extend(parts.map(|part| {
        let words = [
            part.word_of(Service, "reason"),
            part.word_of(Service, "value"),
        ];
        ErrorDetail {
            code: part.word_of(Service, "exceptionID").map(str::to_owned),
            description: words.into_iter().flatten().collect::<Vec<_>>().join(": "),
        }
    }));
    let mut error = ApiError::new(kind, endpoint, message).with_status(200);
    error.details = details;
    error.retry_after = (id == exception::RATE).then_some(RATE_WINDOW);
    error
}

/// Decodes an answer that was received some other way, such as by the console.
///
/// # Errors
/// As [`XmlClient::call`](super::XmlClient::call) for an answer with a status of 2xx.
pub fn decode<O: Operation>(body: &[u8]) -> Result<O::Output, ApiError> {
    let head = head(O::NAME, body, O::MAY_FIND_NOTHING)?;
    let output = if head.nothing_found {
        O::read(None)
    } else {
        content(body, O::read)
    };
    output.map_err(|fault| ApiError::of_answer(O::NAME, fault))
}

/// Decodes the content of a successful answer.
pub(super) fn content<T>(
    body: &[u8],
    read: fn(Option<Element<'_>>) -> Result<T, DecodeError>,
) -> Result<T, DecodeError> {
    let text = reader::text(body)?;
    let document = reader::read(&text)?;
    let content = document
        .root()
        .required(Service, "body")?
        .required(Service, "bodyContent")?;
    read(Some(content))
}

//! [`Endpoint`]: one Webex operation as a value: what to send, whether a repeat is safe, and how to decode the answer.

use http::Method;
use serde::Serialize;
use serde_json::value::RawValue;

use crate::decode_error::DecodeError;
use crate::members::{FromMembers, Members};
use crate::request_path::RequestPath;

/// One operation of the Webex REST API, with its arguments as fields.
///
/// A new operation is one struct and one implementation. The pipeline is not generic over it, so an endpoint adds
/// little more than its models to the bundle.
pub trait Endpoint {
    /// The decoded body of a 2xx answer.
    type Output;
    /// The operation's documented name, such as `GET /people/{personId}`.
    const NAME: &'static str;
    /// The HTTP method.
    const METHOD: Method;
    /// Whether a repeat is harmless.
    const IDEMPOTENCY: Idempotency;
    /// The scopes that the token needs, all of them. Empty if the documentation lists alternatives.
    const SCOPES: &'static [&'static str];
    /// Which size limit applies to the answer.
    const ANSWER: AnswerSize = AnswerSize::Object;

    /// Returns path and query below the API base.
    fn path(&self) -> RequestPath;

    /// Returns the JSON body of a write.
    fn body(&self) -> Option<Vec<u8>> {
        None
    }

    /// Decodes the body of a 2xx answer.
    ///
    /// # Errors
    /// If the body is not what the operation promises. The error says where.
    fn decode(&self, body: &[u8]) -> Result<Self::Output, DecodeError>;
}

/// Whether a request may be sent again when it is unknown whether the first one was carried out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Idempotency {
    /// Reads.
    Safe,
    /// PUT of a full replacement, and DELETE: sending twice has the same effect as once.
    Idempotent,
    /// POST and PATCH: never repeated after an unknown outcome.
    Unsafe,
}

/// Which size limit of [`Limits`](crate::Limits) applies to the answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AnswerSize {
    /// `object_bytes`.
    Object,
    /// `list_bytes`.
    List,
}

/// Reads JSON into `T`, naming the place of a fault.
///
/// The whole document must be UTF-8 and valid JSON with nothing after it; a leading byte order mark is skipped. Within
/// it, members fail independently: one of the wrong type, with half a surrogate pair or with a number out of range is
/// lost, and the others are kept; see [`Members`]. Unread members can be nested to any depth, and the last of repeated
/// members wins.
///
/// # Errors
/// If the document is not JSON, or lacks a member that `T` requires.
pub fn decode_json<T: FromMembers>(body: &[u8]) -> Result<T, DecodeError> {
    T::from_members(&mut members(body)?)
}

/// Apart, so that it is compiled once and not for each answer.
#[inline(never)]
fn members(body: &[u8]) -> Result<Members<'_>, DecodeError> {
    let body = body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(body);
    match serde_json::from_slice::<&RawValue>(body) {
        Ok(document) => Members::of(document),
        Err(error) => Err(syntax_fault(body, &error)),
    }
}

/// Decodes the answer to a write, if possible. The change is read back anyway, so a missing or unreadable body is not
/// an error.
pub(crate) fn decode_written<T: FromMembers>(body: &[u8]) -> Option<T> {
    decode_json(body).ok()
}

/// Describes a parse error. A body that is not JSON is described by what it looks like.
#[cold]
fn syntax_fault(body: &[u8], error: &serde_json::Error) -> DecodeError {
    let start = body.trim_ascii_start();
    let message = if start.is_empty() {
        "the answer is empty where JSON was expected".to_owned()
    } else if start.starts_with(b"<") {
        "the answer is a web page where JSON was expected".to_owned()
    } else {
        error.to_string()
    };
    DecodeError {
        path: None,
        message,
    }
}

/// Encodes a request body.
pub(crate) fn encode_json<T: Serialize>(value: &T) -> Vec<u8> {
    // Our request types hold only strings, booleans and lists, which always serialise.
    serde_json::to_vec(value).unwrap_or_default()
}

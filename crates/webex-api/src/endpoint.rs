//! [`Endpoint`]: one Webex operation as a value: what to send, how safe a repeat is, how to read the answer.

use http::Method;
use serde::Serialize;
use serde_json::value::RawValue;

use crate::decode_error::DecodeError;
use crate::members::{FromMembers, Members};
use crate::request_path::RequestPath;

/// One operation of the Webex REST API, with its arguments as fields.
///
/// A new operation is one struct and one implementation; the pipeline itself is not generic over it, so an
/// endpoint costs the bundle little more than its models.
pub trait Endpoint {
    /// What a 2xx answer holds.
    type Output;
    /// The operation as the documents name it, such as `GET /people/{personId}`.
    const NAME: &'static str;
    /// HTTP method.
    const METHOD: Method;
    /// Whether a repeat is harmless.
    const IDEMPOTENCY: Idempotency;
    /// Scopes of which the token needs all; empty where the documents name alternatives.
    const SCOPES: &'static [&'static str];
    /// Which size cap the answer has.
    const ANSWER: AnswerSize = AnswerSize::Object;

    /// Path and query below the API base.
    fn path(&self) -> RequestPath;

    /// JSON body, for writes.
    fn body(&self) -> Option<Vec<u8>> {
        None
    }

    /// Reads the body of a 2xx answer.
    ///
    /// # Errors
    /// When the body is not what the operation promises; the error tells where.
    fn decode(&self, body: &[u8]) -> Result<Self::Output, DecodeError>;
}

/// Whether the same request may be sent again when it is not known if the first was carried out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Idempotency {
    /// Reads.
    Safe,
    /// PUT of a full replacement, DELETE: twice is the same as once.
    Idempotent,
    /// POST and PATCH: never repeated after an unclear outcome.
    Unsafe,
}

/// Which cap of [`Limits`](crate::Limits) holds for the answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AnswerSize {
    /// `object_bytes`.
    Object,
    /// `list_bytes`.
    List,
}

/// Reads JSON into `T`, naming the place of a fault.
///
/// The document must be UTF-8 and JSON as a whole, with nothing after it; a byte order mark before it is skipped. Within it each
/// member stands alone: one of another type, half a surrogate pair or a number out of range costs that member, see [`Members`].
/// What nobody reads may be as deep as it likes, and of members with the same name the last wins.
///
/// # Errors
/// When the document is not JSON, or lacks what `T` is nothing without.
pub fn decode_json<T: FromMembers>(body: &[u8]) -> Result<T, DecodeError> {
    let body = body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(body);
    match serde_json::from_slice::<&RawValue>(body) {
        Ok(document) => T::from_members(&mut Members::of(document)?),
        Err(error) => Err(syntax_fault(body, &error)),
    }
}

/// Reads the answer to a write, if it says anything that can be read. What a write did is read back, so that an answer without a
/// body, or with a strange one, is no fault.
pub(crate) fn decode_written<T: FromMembers>(body: &[u8]) -> Option<T> {
    decode_json(body).ok()
}

/// Words a parser's fault; one that is no JSON at all is named for what it looks like.
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

/// Writes a request body.
pub(crate) fn encode_json<T: Serialize>(value: &T) -> Vec<u8> {
    // Our request types hold strings, booleans and lists only: nothing that can fail to serialise.
    serde_json::to_vec(value).unwrap_or_default()
}

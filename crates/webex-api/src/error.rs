//! [`ApiError`]: why a call failed, for pages to show and for the write path to act on.

use std::ops::{Deref, DerefMut};
use std::time::Duration;

use crate::decode_error::DecodeError;
use crate::redact::redact;
use crate::reply::ReplyHead;
use crate::secret::Secret;
use crate::transport::TransportError;

/// A failed call.
///
/// Boxed, because the result of every call can hold one and is moved from future to future.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}: {}", .0.endpoint, .0.message)]
pub struct ApiError(Box<ErrorParts>);

/// What an [`ApiError`] says, which dereferences to it.
///
/// `message` is Webex's own wording if it sent any. No text here contains the call's token, whole or in part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ErrorParts {
    /// The class of the failure, on which all decisions are based.
    pub kind: ErrorKind,
    /// The HTTP status, if there was an answer.
    pub status: Option<u16>,
    /// Webex's wording, or one plain sentence of ours.
    pub message: String,
    /// The individual errors that Webex lists (`errors[]`), in order.
    pub details: Vec<ErrorDetail>,
    /// `trackingId` from the body or the `TrackingID` header. Webex support asks for it.
    pub tracking_id: Option<String>,
    /// [`Endpoint::NAME`](crate::Endpoint::NAME) of the call, such as `GET /people`.
    pub endpoint: &'static str,
    /// How long Webex asked us to wait (429 and 423).
    pub retry_after: Option<Duration>,
    /// The position in the JSON document where decoding failed, such as `items[3].roles`.
    pub path: Option<String>,
    /// How far the request got.
    pub reach: Reach,
}

/// How far the request of a failed call got.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reach {
    /// Nothing was sent: there was no token, or this crate refused the address.
    NotSent,
    /// Every time it was sent, Webex refused the token (401) or asked to wait (429, 423) before processing it. Nothing
    /// was done.
    TurnedAway,
    /// Webex may have processed it and, for a write, may have carried it out.
    #[default]
    Webex,
}

/// One entry of Webex's `errors[]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ErrorDetail {
    /// `errorCode` or `code`, such as `400000` (licence id not recognised).
    pub code: Option<String>,
    /// Webex's description.
    pub description: String,
}

/// The classes of failure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ErrorKind {
    /// 401 even after a refresh: the session is over.
    Unauthorized,
    /// 403: a scope or role is missing.
    Forbidden,
    /// 404 or 410.
    NotFound,
    /// 409.
    Conflict,
    /// 423: the resource is temporarily locked.
    Locked,
    /// 429.
    RateLimited,
    /// Any other 4xx.
    Invalid,
    /// 5xx.
    Server,
    /// No complete answer in time.
    TimedOut,
    /// No answer: offline, DNS, CORS, connection closed.
    Unreachable,
    /// A 2xx whose body is not what the endpoint promises.
    Undecodable,
    /// The body exceeded the endpoint's size limit.
    TooLarge,
    /// The request would have gone to, or the server redirected to, an address outside the API base.
    UntrustedOrigin,
    /// There is no token: nobody is signed in.
    SignedOut,
    /// The client may only read; see [`Client::writing_if`](crate::Client::writing_if). Nothing was sent.
    ReadOnly,
}

impl Deref for ApiError {
    type Target = ErrorParts;

    fn deref(&self) -> &ErrorParts {
        &self.0
    }
}

impl DerefMut for ApiError {
    fn deref_mut(&mut self) -> &mut ErrorParts {
        &mut self.0
    }
}

impl ApiError {
    /// Creates an error without an answer from the server.
    pub fn new(kind: ErrorKind, endpoint: &'static str, message: impl Into<String>) -> Self {
        Self(Box::new(ErrorParts {
            kind,
            status: None,
            message: message.into(),
            details: Vec::new(),
            tracking_id: None,
            endpoint,
            retry_after: None,
            path: None,
            reach: Reach::default(),
        }))
    }

    /// Returns the error with another [`reach`](ErrorParts::reach).
    #[must_use]
    pub fn with_reach(mut self, reach: Reach) -> Self {
        self.reach = reach;
        self
    }

    /// Returns the error with the status of an answer.
    #[must_use]
    pub fn with_status(mut self, status: u16) -> Self {
        self.status = Some(status);
        self
    }

    /// Returns the error with status and tracking id of the answer that it is about.
    #[must_use]
    pub fn about(mut self, answer: &ReplyHead) -> Self {
        self.status = Some(answer.status);
        self.tracking_id.clone_from(&answer.tracking_id);
        self
    }

    /// Creates the error for calls while nobody is signed in.
    pub fn signed_out() -> Self {
        Self::new(ErrorKind::SignedOut, "session", "nobody is signed in").with_reach(Reach::NotSent)
    }

    /// Creates the error for a write through a client that may only read.
    pub(crate) fn read_only(endpoint: &'static str) -> Self {
        Self::new(ErrorKind::ReadOnly, endpoint, "changes are not allowed")
            .with_reach(Reach::NotSent)
    }

    /// Creates the error for an answer that was decoded but lacks something the caller requires.
    pub fn of_answer(endpoint: &'static str, fault: DecodeError) -> Self {
        let mut error = Self::new(ErrorKind::Undecodable, endpoint, fault.message);
        error.path = fault.path;
        error
    }

    pub(crate) fn from_transport(endpoint: &'static str, error: &TransportError) -> Self {
        let kind = match error {
            TransportError::Unreachable(_) => ErrorKind::Unreachable,
            TransportError::TimedOut => ErrorKind::TimedOut,
            TransportError::TooLarge { .. } => ErrorKind::TooLarge,
        };
        Self::new(kind, endpoint, error.to_string())
    }

    /// Removes the call's token from every text that came from outside.
    pub(crate) fn redact(&mut self, token: &Secret) {
        let parts = &mut *self.0;
        let details = parts.details.iter_mut();
        let texts = [&mut parts.message]
            .into_iter()
            .chain(
                details.flat_map(|detail| detail.code.iter_mut().chain([&mut detail.description])),
            )
            .chain(&mut parts.tracking_id)
            .chain(&mut parts.path);
        for text in texts {
            redact(text, &[token.expose()]);
        }
    }

    /// Whether the same call can succeed later without anyone changing it.
    ///
    /// This does not say whether repeating is harmless; [`Idempotency`](crate::Idempotency) does.
    pub fn is_retryable(&self) -> bool {
        match self.kind {
            ErrorKind::RateLimited
            | ErrorKind::Locked
            | ErrorKind::TimedOut
            | ErrorKind::Unreachable => true,
            ErrorKind::Server => matches!(self.status, Some(500 | 502 | 503 | 504)),
            _ => false,
        }
    }

    /// Whether a write that failed this way may still have been carried out. If so, read back before repeating.
    pub fn outcome_unknown(&self) -> bool {
        matches!(
            self.kind,
            ErrorKind::Server
                | ErrorKind::TimedOut
                | ErrorKind::Unreachable
                | ErrorKind::Undecodable
                | ErrorKind::TooLarge
        )
    }
}

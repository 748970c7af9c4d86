//! [`ApiError`]: what went wrong with a call, in a form that the pages can show and the write path can judge.

use std::time::Duration;

use crate::decode_error::DecodeError;
use crate::redact::redact;
use crate::secret::Secret;
use crate::transport::TransportError;

/// A call that did not give its answer.
///
/// `message` holds Webex's own words where it sent some. No text of it holds the token of its call, whole or in part.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{endpoint}: {message}")]
pub struct ApiError {
    /// The class of the failure; everything that decides looks here.
    pub kind: ErrorKind,
    /// HTTP status, where an answer came.
    pub status: Option<u16>,
    /// Webex's words, or one plain sentence of ours.
    pub message: String,
    /// The single faults that Webex lists (`errors[]`), in its order.
    pub details: Vec<ErrorDetail>,
    /// `trackingId` of the body or the `TrackingID` header: what Webex support asks for.
    pub tracking_id: Option<String>,
    /// [`Endpoint::NAME`](crate::Endpoint::NAME) of the call, such as `GET /people`.
    pub endpoint: &'static str,
    /// How long Webex asked us to wait (429 and 423).
    pub retry_after: Option<Duration>,
    /// Where in the JSON document decoding failed, such as `items[3].roles`.
    pub path: Option<String>,
    /// How far the request came before the call failed.
    pub reach: Reach,
}

/// How far the request of a failed call came.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reach {
    /// Nothing was sent: there was no token, or the address was refused here.
    NotSent,
    /// Each time it was sent, Webex refused the token (401) or asked to wait (429, 423) before it looked at the request. Nothing was done.
    TurnedAway,
    /// Webex may have looked at it and, for a write, may have carried it out.
    #[default]
    Webex,
}

/// One entry of Webex's `errors[]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ErrorDetail {
    /// `errorCode` or `code`, such as `400000` (licence id not recognised).
    pub code: Option<String>,
    /// What Webex says about it.
    pub description: String,
}

/// The classes of failure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ErrorKind {
    /// 401, also after one refresh: the session is over.
    Unauthorized,
    /// 403: a missing scope or role.
    Forbidden,
    /// 404 or 410.
    NotFound,
    /// 409.
    Conflict,
    /// 423: the resource is in use for now.
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
    /// The body was longer than the endpoint's cap.
    TooLarge,
    /// The request would have left, or the server redirected away from, the configured API base.
    UntrustedOrigin,
    /// There is no token: nobody is signed in.
    SignedOut,
}

impl ApiError {
    /// An error of `kind` without an answer from the server.
    pub fn new(kind: ErrorKind, endpoint: &'static str, message: impl Into<String>) -> Self {
        Self {
            kind,
            status: None,
            message: message.into(),
            details: Vec::new(),
            tracking_id: None,
            endpoint,
            retry_after: None,
            path: None,
            reach: Reach::default(),
        }
    }

    /// The error that the pages see when nobody is signed in.
    pub fn signed_out() -> Self {
        Self {
            reach: Reach::NotSent,
            ..Self::new(ErrorKind::SignedOut, "session", "nobody is signed in")
        }
    }

    /// The error of an answer that was read, but lacks what the caller cannot do without.
    pub fn of_answer(endpoint: &'static str, fault: DecodeError) -> Self {
        Self {
            path: fault.path,
            ..Self::new(ErrorKind::Undecodable, endpoint, fault.message)
        }
    }

    pub(crate) fn from_transport(endpoint: &'static str, error: &TransportError) -> Self {
        let kind = match error {
            TransportError::Unreachable(_) => ErrorKind::Unreachable,
            TransportError::TimedOut => ErrorKind::TimedOut,
            TransportError::TooLarge { .. } => ErrorKind::TooLarge,
        };
        Self::new(kind, endpoint, error.to_string())
    }

    /// Takes the token of the call out of every text that came from outside.
    pub(crate) fn redact(&mut self, token: &Secret) {
        let details = self.details.iter_mut();
        let texts = [&mut self.message]
            .into_iter()
            .chain(
                details.flat_map(|detail| detail.code.iter_mut().chain([&mut detail.description])),
            )
            .chain(&mut self.tracking_id)
            .chain(&mut self.path);
        for text in texts {
            redact(text, &[token.expose()]);
        }
    }

    /// Whether the same call may succeed later without anyone changing it.
    ///
    /// This says nothing about whether repeating is harmless: [`Idempotency`](crate::Idempotency) does.
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

    /// Whether a write that failed this way may have been carried out all the same: read back before repeating.
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

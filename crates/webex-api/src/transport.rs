//! The interfaces to the outside: [`Transport`] sends requests, [`Clock`] reads and waits for time, [`Entropy`]
//! supplies random bytes.
//!
//! A browser, an in-process simulator and a scripted test double each implement all three. Nothing else in this crate
//! reaches outside, so every wait runs on virtual time in tests.

use std::time::Duration;

pub use futures_util::future::LocalBoxFuture;
use time::OffsetDateTime;

/// Sends one request and reads the whole answer.
///
/// Implementations must not follow redirects: if the platform shows a redirect, return its status (or 302 if it hides
/// which), otherwise [`TransportError::Unreachable`]. They must send no cookies, must stop reading at the limit (returning
/// [`TransportError::TooLarge`]), and must abort the request when the future is dropped, which is how the client's
/// time-out ends a request.
pub trait Transport {
    /// Sends `request` and reads at most `limit` bytes of the answer's body, counted as they arrive: `Content-Length` is ignored. Any
    /// HTTP status is `Ok`.
    ///
    /// # Errors
    /// Only if there is no complete answer: see [`TransportError`].
    fn send(
        &self,
        request: http::Request<Vec<u8>>,
        limit: usize,
    ) -> LocalBoxFuture<'_, Result<http::Response<Vec<u8>>, TransportError>>;

    /// If a request to `url` may not leave yet, returns a future that resolves when it is worth asking again.
    ///
    /// The client asks until there is nothing to wait for, and only then takes its token and starts the request's time-out: a wait of an
    /// hour neither ends as a time-out nor with a token that expired meanwhile.
    fn turn(&self, _url: &str) -> Option<LocalBoxFuture<'_, ()>> {
        None
    }

    /// If the platform reports that there is no network at all, returns a future that resolves when there is one again.
    /// Returns `None` if there is one or the platform cannot tell.
    ///
    /// The client only asks after a request has failed, because some platforms report this wrongly.
    fn back_online(&self) -> Option<LocalBoxFuture<'static, ()>> {
        None
    }
}

/// Why there is no answer at all.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TransportError {
    /// Offline, DNS, CORS, a refused redirect or a closed connection. Browsers do not distinguish them.
    #[error("the server could not be reached: {0}")]
    Unreachable(String),
    /// The time-out passed before the whole answer arrived.
    #[error("no complete answer within the time allowed")]
    TimedOut,
    /// The body exceeded its limit. What was read is discarded.
    #[error("the answer is larger than {limit} bytes")]
    TooLarge {
        /// The limit, in bytes.
        limit: usize,
    },
}

/// Wall-clock time and waiting.
pub trait Clock {
    /// Returns the current time.
    fn now(&self) -> OffsetDateTime;
    /// Resolves after `duration`. Dropping the future cancels the timer.
    fn sleep(&self, duration: Duration) -> LocalBoxFuture<'static, ()>;
}

/// Cryptographically secure random bytes.
pub trait Entropy {
    /// Fills `bytes`, or fails. Never falls back to a weaker source.
    ///
    /// # Errors
    /// If the platform's generator is missing or fails.
    fn fill(&self, bytes: &mut [u8]) -> Result<(), EntropyUnavailable>;

    /// Returns a number in `[0, 1)` for jitter; `0.5` without entropy, because jitter is not secret.
    fn unit(&self) -> f64 {
        let mut bytes = [0; 8];
        if self.fill(&mut bytes).is_err() {
            return 0.5;
        }
        // A double represents 53 bits exactly.
        (u64::from_le_bytes(bytes) >> 11) as f64 / (1_u64 << 53) as f64
    }
}

/// There is no secure random source. Sign-in refuses instead of using a weak one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no secure random source is available")]
pub struct EntropyUnavailable;

//! The seams to the outside: [`Transport`] moves bytes, [`Clock`] tells and passes time, [`Entropy`] gives random bytes.
//!
//! A browser, an in-process simulator and a scripted test double each implement these three; nothing else
//! in this crate reaches outside, so every wait runs on virtual time in tests.

use std::time::Duration;

pub use futures_util::future::LocalBoxFuture;
use time::OffsetDateTime;

/// Sends one request and reads the whole answer.
///
/// Implementations must not follow redirects: one that can tell a redirect answers with its status (or 302 where the platform hides
/// which), one that cannot answers [`TransportError::Unreachable`]. They must send no cookies, must stop reading past the request's
/// [`BodyLimit`] extension (answering [`TransportError::TooLarge`]), and must abort the request when the
/// future is dropped: that is how the client's time-out ends a request.
pub trait Transport {
    /// Sends `request`; any HTTP status is `Ok`.
    ///
    /// # Errors
    /// Only when there is no complete answer: see [`TransportError`].
    fn send(
        &self,
        request: http::Request<Vec<u8>>,
    ) -> LocalBoxFuture<'_, Result<http::Response<Vec<u8>>, TransportError>>;

    /// While the platform says that there is no network at all: a future that is ready when there is one again. `None` when there is
    /// one, or nobody knows.
    ///
    /// The client asks only after a request has failed, because some platforms are wrong about this.
    fn back_online(&self) -> Option<LocalBoxFuture<'static, ()>> {
        None
    }
}

/// Why there is no answer at all.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TransportError {
    /// Offline, DNS, CORS, a refused redirect or a closed connection: a browser does not tell them apart.
    #[error("the server could not be reached: {0}")]
    Unreachable(String),
    /// The time-out passed before the whole answer was there.
    #[error("no complete answer within the time allowed")]
    TimedOut,
    /// The answer was longer than its [`BodyLimit`]; what was read is thrown away.
    #[error("the answer is larger than {limit} bytes")]
    TooLarge {
        /// The limit, in bytes.
        limit: usize,
    },
}

/// Request extension: the most bytes of body that the transport may read.
///
/// A transport counts what arrives and does not believe `Content-Length`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BodyLimit(pub usize);

/// Wall-clock time and waiting.
pub trait Clock {
    /// The present moment.
    fn now(&self) -> OffsetDateTime;
    /// Resolves after `duration`; dropping the future cancels the timer.
    fn sleep(&self, duration: Duration) -> LocalBoxFuture<'static, ()>;
}

/// Cryptographically secure random bytes.
pub trait Entropy {
    /// Fills `bytes`, or fails; never falls back to a weaker source.
    ///
    /// # Errors
    /// When the platform's generator is missing or refuses.
    fn fill(&self, bytes: &mut [u8]) -> Result<(), EntropyUnavailable>;

    /// A number in `[0, 1)` for jitter; `0.5` where there is no entropy, because jitter is no secret.
    fn unit(&self) -> f64 {
        let mut bytes = [0; 8];
        if self.fill(&mut bytes).is_err() {
            return 0.5;
        }
        // 53 bits are what a double holds exactly.
        (u64::from_le_bytes(bytes) >> 11) as f64 / (1_u64 << 53) as f64
    }
}

/// There is no secure random source: sign-in refuses rather than use a weak one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no secure random source is available")]
pub struct EntropyUnavailable;

//! Fourth stage: decides whether and when the same request is sent again. [`pipeline`](super) has the table.

use std::time::Duration;

use crate::endpoint::Idempotency;
use crate::error::{ApiError, ErrorKind};
use crate::limits::Limits;
use crate::transport::{Clock, Entropy};

/// What to do about a failure.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Decision {
    GiveUp,
    Refresh,
    Wait(Duration),
}

/// How much of its limits one call has used.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Progress {
    /// Failures followed by a wait.
    waits: u32,
    /// Sends that used the whole time-out.
    timeouts: u32,
    /// Whether the single retry after a refresh was used.
    replayed: bool,
}

impl Progress {
    /// Returns the number of the next send, starting at 1.
    pub(crate) const fn attempt(self) -> u32 {
        self.waits + 1
    }

    /// Returns the maximum number of sends of the call if all further ones fail like the last one.
    pub(crate) fn attempts(self, after: ErrorKind, limits: &Limits) -> u32 {
        match after {
            ErrorKind::TimedOut => limits
                .tries
                .min(self.waits + limits.timeouts.saturating_sub(self.timeouts)),
            _ => limits.tries,
        }
    }
}

/// Decides by the table.
pub(crate) fn decide(
    error: &ApiError,
    idempotency: Idempotency,
    progress: &mut Progress,
    limits: &Limits,
    entropy: &dyn Entropy,
) -> Decision {
    if error.kind == ErrorKind::Unauthorized && !progress.replayed {
        progress.replayed = true;
        return Decision::Refresh;
    }
    if error.kind == ErrorKind::TimedOut {
        progress.timeouts += 1;
    }
    let used_up = progress.attempt() >= limits.tries || progress.timeouts >= limits.timeouts;
    if !error.is_retryable() || !harmless(error.kind, idempotency) || used_up {
        return Decision::GiveUp;
    }
    let wait = match error.retry_after {
        // Jitter, so that clients that were given the same second do not return in the same second.
        Some(asked) if !asked.is_zero() => asked.mul_f64(1.0 + 0.05 * entropy.unit()),
        _ => limits.backoff(progress.waits).mul_f64(entropy.unit()),
    };
    progress.waits += 1;
    Decision::Wait(wait)
}

/// Whether repeating a call that failed this way has no more effect than the call alone.
pub(crate) fn harmless(after: ErrorKind, idempotency: Idempotency) -> bool {
    // Nothing was done yet, so even a POST may be repeated.
    let untouched = matches!(after, ErrorKind::RateLimited | ErrorKind::Locked);
    untouched || idempotency != Idempotency::Unsafe
}

/// The longest single timer: browsers fire timers beyond 2³¹ ms at once, and throttle those of hidden pages.
const LONGEST_SLEEP: Duration = Duration::from_secs(60 * 60);

/// Waits by wall-clock time, so that time spent asleep counts, in timers that a browser supports.
pub(crate) async fn wait(clock: &dyn Clock, wait: Duration) {
    let until = clock.now() + wait;
    let sleeps = wait.as_secs() / LONGEST_SLEEP.as_secs() + 1;
    for _ in 0..sleeps {
        let Ok(left) = Duration::try_from(until - clock.now()) else {
            return;
        };
        clock.sleep(left.min(LONGEST_SLEEP)).await;
    }
}

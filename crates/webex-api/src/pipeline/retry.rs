//! Fourth stage: whether and when the same request is sent again. The table stands in [`pipeline`](super).

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

/// What one call has used up.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Progress {
    /// Failures that were waited for.
    waits: u32,
    /// Sends that took the whole time-out.
    timeouts: u32,
    /// The one replay after a refresh was taken.
    replayed: bool,
}

impl Progress {
    /// The number of the next send, as a person counts: the first is 1.
    pub(crate) const fn attempt(self) -> u32 {
        self.waits + 1
    }

    /// The most sends of the call, if all to come fail as the last one did.
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
        // All who were told the same second would come back in the same second.
        Some(asked) if !asked.is_zero() => asked.mul_f64(1.0 + 0.05 * entropy.unit()),
        _ => backoff(progress.waits, limits).mul_f64(entropy.unit()),
    };
    progress.waits += 1;
    Decision::Wait(wait)
}

/// Whether repeating a call that failed so does no more than the call alone would have.
pub(crate) fn harmless(after: ErrorKind, idempotency: Idempotency) -> bool {
    // Nothing was done yet, so that even a POST may be repeated.
    let untouched = matches!(after, ErrorKind::RateLimited | ErrorKind::Locked);
    untouched || idempotency != Idempotency::Unsafe
}

/// The back-off window after `waits` waits: `min(cap, base · 2ⁿ)`.
fn backoff(waits: u32, limits: &Limits) -> Duration {
    let factor = 1_u32.checked_shl(waits).unwrap_or(u32::MAX);
    limits
        .backoff_base
        .saturating_mul(factor)
        .min(limits.backoff_cap)
}

/// The longest single timer: browsers fire one past 2³¹ ms at once, and slow down those of a hidden page.
const LONGEST_SLEEP: Duration = Duration::from_secs(60 * 60);

/// Waits by the wall clock, so that a laptop's sleep counts, in timers that a browser can hold.
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

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
    /// The one replay after a refresh was taken.
    replayed: bool,
}

/// Decides by the table.
pub(crate) fn decide(
    error: &ApiError,
    idempotency: Idempotency,
    progress: &mut Progress,
    limits: &Limits,
    entropy: &dyn Entropy,
) -> Decision {
    if error.kind == ErrorKind::Unauthorised && !progress.replayed {
        progress.replayed = true;
        return Decision::Refresh;
    }
    // Nothing was done yet, so that even a POST may be repeated.
    let untouched = matches!(error.kind, ErrorKind::RateLimited | ErrorKind::Locked);
    let harmless = untouched || idempotency != Idempotency::Unsafe;
    if !error.is_retryable() || !harmless || progress.waits + 1 >= limits.tries {
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

//! A token bucket per user. Webex limits users, not tokens.

use std::collections::HashMap;

use time::OffsetDateTime;

use crate::ids::Uuid;
use crate::settings::RateLimit;

/// The buckets of all users seen so far.
#[derive(Default)]
pub(crate) struct RateLimiter {
    buckets: HashMap<Uuid, Bucket>,
}

struct Bucket {
    left: f64,
    at: OffsetDateTime,
}

impl RateLimiter {
    /// Takes one request from the user's bucket.
    ///
    /// # Errors
    /// If the bucket is empty: the `Retry-After` in whole seconds, at least 1.
    pub(crate) fn take(
        &mut self,
        user: Uuid,
        limit: RateLimit,
        now: OffsetDateTime,
    ) -> Result<(), u64> {
        let burst = f64::from(limit.burst.max(1));
        let bucket = self.buckets.entry(user).or_insert(Bucket {
            left: burst,
            at: now,
        });
        let passed = (now - bucket.at).as_seconds_f64().max(0.0);
        bucket.left = (bucket.left + passed * limit.per_second).min(burst);
        bucket.at = now;
        if bucket.left >= 1.0 {
            bucket.left -= 1.0;
            return Ok(());
        }
        let wait = ((1.0 - bucket.left) / limit.per_second.max(1e-6)).ceil();
        Err((wait as u64).clamp(1, 3600))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::Duration;

    #[test]
    fn refills_after_the_wait() {
        let limit = RateLimit {
            per_second: 0.5,
            burst: 2,
        };
        let (mut limiter, user, start) = (
            RateLimiter::default(),
            Uuid([1; 16]),
            OffsetDateTime::UNIX_EPOCH,
        );
        assert_eq!(limiter.take(user, limit, start), Ok(()));
        assert_eq!(limiter.take(user, limit, start), Ok(()));
        assert_eq!(limiter.take(user, limit, start), Err(2));
        assert_eq!(
            limiter.take(Uuid([2; 16]), limit, start),
            Ok(()),
            "users do not share a bucket"
        );
        assert_eq!(
            limiter.take(user, limit, start + Duration::seconds(2)),
            Ok(())
        );
    }
}

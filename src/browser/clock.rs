//! Wall clock and timers.

use std::time::Duration;

use futures_util::future::LocalBoxFuture;
use gloo_timers::future::TimeoutFuture;
use time::OffsetDateTime;
use webex_api::Clock;

/// The longest single timer. A longer sleep is made of several and looks at the wall clock between them: browsers stop timers
/// while a computer sleeps, slow them in hidden tabs, and let one of 25 days or more fire at once.
const LONGEST_TIMER: Duration = Duration::from_secs(15);

/// The browser's clock.
#[derive(Clone, Copy, Debug, Default)]
pub struct BrowserClock;

impl Clock for BrowserClock {
    fn now(&self) -> OffsetDateTime {
        OffsetDateTime::now_utc()
    }

    fn sleep(&self, duration: Duration) -> LocalBoxFuture<'static, ()> {
        Box::pin(async move {
            let wake_at = OffsetDateTime::now_utc() + duration;
            let mut left = duration;
            while !left.is_zero() {
                let timer = left.min(LONGEST_TIMER);
                TimeoutFuture::new(u32::try_from(timer.as_millis()).unwrap_or(u32::MAX)).await;
                // A clock that was set back must not turn one timer into hours: a short sleep is over when its timer is.
                left = if left <= LONGEST_TIMER {
                    Duration::ZERO
                } else {
                    remaining(wake_at)
                };
            }
        })
    }
}

fn remaining(wake_at: OffsetDateTime) -> Duration {
    Duration::try_from(wake_at - OffsetDateTime::now_utc()).unwrap_or(Duration::ZERO)
}

//! Wall clock, monotonic clock and timers.

use std::time::Duration;

use futures_util::future::LocalBoxFuture;
use gloo_timers::future::TimeoutFuture;
use time::OffsetDateTime;
use webex_api::Clock;

use super::window;

/// The browser's wall clock with its timers. A timer may be late, and stands still while the computer sleeps:
/// [`rollcall_core::steady_clock::SteadyClock`] makes long sleeps of short ones.
#[derive(Clone, Copy, Debug, Default)]
pub struct BrowserClock;

impl Clock for BrowserClock {
    fn now(&self) -> OffsetDateTime {
        OffsetDateTime::now_utc()
    }

    fn sleep(&self, duration: Duration) -> LocalBoxFuture<'static, ()> {
        let milliseconds = u32::try_from(duration.as_millis()).unwrap_or(u32::MAX);
        Box::pin(TimeoutFuture::new(milliseconds))
    }
}

/// The time since the page began, by `performance.now()`: nobody can set it, but it may stand still while the computer sleeps.
pub fn monotonic() -> Duration {
    let milliseconds = window().performance().map_or(0.0, |clock| clock.now());
    Duration::try_from_secs_f64(milliseconds / 1_000.0).unwrap_or_default()
}

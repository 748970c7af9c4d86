//! A clock that is not set back.
//!
//! The wall clock counts the time a laptop slept, but anybody can set it back. The monotonic clock (`performance.now()` in a browser)
//! cannot be set, but may stand still while the computer sleeps. [`SteadyClock`] reads both and goes by whichever is later, so a
//! session comes to its end whatever is done to the computer's time.

use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration as Wait;
use time::{Duration, OffsetDateTime};
use webex_api::{Clock, LocalBoxFuture};

/// The longest single timer. A longer sleep is made of several and looks at both clocks between them: browsers stop timers while a
/// computer sleeps, slow them in hidden tabs, and let one of 25 days or more fire at once.
const LONGEST_TIMER: Wait = Wait::from_secs(15);

/// Differences up to this are left alone: two clocks are never read at the same moment, nor do they run equally fast.
const TOLERANCE: Duration = Duration::seconds(1);

/// Wall clock and monotonic clock as one. Clones share their state.
#[derive(Clone)]
pub struct SteadyClock {
    wall: Rc<dyn Clock>,
    /// Time since some fixed moment; it never goes back.
    monotonic: fn() -> Wait,
    state: Rc<Cell<Option<State>>>,
}

#[derive(Clone, Copy)]
struct State {
    /// How far the wall clock is behind: it was set back by so much.
    behind: Duration,
    /// The moment at which the monotonic clock stood at zero.
    zero: OffsetDateTime,
    /// What was last told.
    last: OffsetDateTime,
}

impl SteadyClock {
    /// A clock that begins with what the wall clock says now.
    pub fn new(wall: Rc<dyn Clock>, monotonic: fn() -> Wait) -> Self {
        Self {
            wall,
            monotonic,
            state: Rc::default(),
        }
    }

    /// Goes by the wall clock again, also when it was set back. For times in which no session can be lengthened.
    pub fn reset(&self) {
        self.state.set(None);
    }
}

impl Clock for SteadyClock {
    fn now(&self) -> OffsetDateTime {
        let wall = self.wall.now();
        let monotonic = Duration::try_from((self.monotonic)()).unwrap_or(Duration::MAX);
        let mut state = self.state.get().unwrap_or(State {
            behind: Duration::ZERO,
            zero: wall.saturating_sub(monotonic),
            last: wall,
        });
        let by_wall = wall.saturating_add(state.behind);
        let by_monotonic = state.zero.saturating_add(monotonic);
        let ahead = by_wall - by_monotonic;
        if ahead > TOLERANCE {
            // The computer slept, or the clock was set forward.
            state.zero = by_wall.saturating_sub(monotonic);
        } else if ahead < -TOLERANCE {
            // The clock was set back.
            state.behind = by_monotonic - wall;
        }
        state.last = state.last.max(by_wall).max(by_monotonic);
        self.state.set(Some(state));
        state.last
    }

    fn sleep(&self, duration: Wait) -> LocalBoxFuture<'static, ()> {
        let clock = self.clone();
        Box::pin(async move {
            let wake_at = clock
                .now()
                .saturating_add(Duration::try_from(duration).unwrap_or(Duration::MAX));
            let mut left = duration;
            while !left.is_zero() {
                let timer = left.min(LONGEST_TIMER);
                clock.wall.sleep(timer).await;
                // Never longer than its timers, whatever the clocks say.
                left = Wait::try_from(wake_at - clock.now())
                    .unwrap_or_default()
                    .min(left - timer);
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::cell::RefCell;

    const START: OffsetDateTime = time::macros::datetime!(2026-05-04 10:00 UTC);

    thread_local! {
        static MONOTONIC: Cell<Wait> = const { Cell::new(Wait::ZERO) };
    }

    /// A wall clock that a test sets; its timers fire at once and move both clocks, as far as the test lets them.
    struct Wall {
        now: Cell<OffsetDateTime>,
        during_sleep: RefCell<Vec<(i64, u64)>>,
    }

    impl Clock for Wall {
        fn now(&self) -> OffsetDateTime {
            self.now.get()
        }

        fn sleep(&self, duration: Wait) -> LocalBoxFuture<'static, ()> {
            let seconds = duration.as_secs();
            let mut planned = self.during_sleep.borrow_mut();
            let (wall, monotonic) = planned
                .pop()
                .unwrap_or((i64::try_from(seconds).unwrap(), seconds));
            pass(self, wall, monotonic);
            Box::pin(std::future::ready(()))
        }
    }

    fn pass(wall: &Wall, seconds: i64, monotonic: u64) {
        wall.now.set(wall.now.get() + Duration::seconds(seconds));
        MONOTONIC.set(MONOTONIC.get() + Wait::from_secs(monotonic));
    }

    fn clocks() -> (Rc<Wall>, SteadyClock) {
        MONOTONIC.set(Wait::from_secs(77));
        let wall = Rc::new(Wall {
            now: Cell::new(START),
            during_sleep: RefCell::default(),
        });
        let steady = SteadyClock::new(Rc::<Wall>::clone(&wall), || MONOTONIC.get());
        assert_eq!(steady.now(), START);
        (wall, steady)
    }

    /// Steps of both clocks, in seconds, and how long they took in truth.
    #[test]
    fn the_later_of_both_clocks_decides() {
        for (steps, passed) in [
            (&[(60, 60)][..], 60),
            // A laptop that slept for an hour.
            (&[(60, 60), (3_600, 0), (60, 60)], 3_720),
            // A clock that was set back by an hour, once and again.
            (&[(60, 60), (60 - 3_600, 60), (60, 60)], 180),
            (&[(60 - 3_600, 60), (60 - 3_600, 60), (60, 60)], 180),
            // Set back, then asleep.
            (&[(-3_600, 0), (600, 0), (60, 60)], 660),
            // By a second each time.
            (&[(0, 1), (0, 1), (0, 1), (0, 1)], 4),
            // A day ahead by mistake, and back: what was told once is not taken back.
            (&[(86_400, 0), (-86_400, 0), (60, 60)], 86_460),
        ] {
            let (wall, steady) = clocks();
            let mut before = START;
            for (by_wall, by_monotonic) in steps {
                pass(&wall, *by_wall, *by_monotonic);
                let now = steady.now();
                assert!(now >= before, "{steps:?}");
                before = now;
            }
            assert_eq!(before - START, Duration::seconds(passed), "{steps:?}");
        }
    }

    /// The two clocks round differently. Reading often must not make time pass faster.
    #[test]
    fn reading_often_adds_nothing() {
        let (wall, steady) = clocks();
        for _ in 0..1_000 {
            wall.now.set(wall.now.get() + Duration::milliseconds(100));
            steady.now();
            MONOTONIC.set(MONOTONIC.get() + Wait::from_millis(100));
            steady.now();
        }
        assert_eq!(steady.now() - START, Duration::seconds(100));
    }

    #[test]
    fn a_reset_goes_by_the_wall_clock_again() {
        let (wall, steady) = clocks();
        pass(&wall, -3_600, 0);
        assert_eq!(steady.now(), START);
        steady.reset();
        assert_eq!(steady.now(), START - Duration::HOUR);
    }

    /// Half an hour in timers of 15 seconds; in the second of them the clock is set back by a day.
    #[test]
    fn a_clock_that_was_set_back_wakes_nobody_later() {
        let (wall, steady) = clocks();
        *wall.during_sleep.borrow_mut() = vec![(15 - 86_400, 15), (15, 15)];
        pollster::block_on(steady.sleep(Wait::from_secs(1_800)));
        assert_eq!(steady.now() - START, Duration::seconds(1_800));
    }

    #[test]
    fn a_laptop_that_slept_wakes_at_once() {
        let (wall, steady) = clocks();
        wall.during_sleep.borrow_mut().push((7_200, 15));
        pollster::block_on(steady.sleep(Wait::from_secs(1_800)));
        assert_eq!(steady.now() - START, Duration::seconds(7_200));
    }
}

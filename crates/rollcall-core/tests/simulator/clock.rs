//! Virtual time: it passes only when everybody waits, so a test of an hour takes no time.

use std::cell::RefCell;
use std::future::Future;
use std::pin::{Pin, pin};
use std::rc::Rc;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll, Wake, Waker};
use std::time::Duration;
use time::OffsetDateTime;
use webex_api::{Clock, LocalBoxFuture};

/// When each test begins.
pub const START: OffsetDateTime = time::macros::datetime!(2026-05-04 10:00 UTC);

struct State {
    now: OffsetDateTime,
    timers: Vec<(OffsetDateTime, Waker)>,
    /// How long each sleep was that came to its end.
    slept: Vec<Duration>,
}

/// A clock that stands still until [`VirtualClock::run`] moves it.
#[derive(Clone)]
pub struct VirtualClock(Rc<RefCell<State>>);

impl VirtualClock {
    pub fn new() -> Self {
        Self(Rc::new(RefCell::new(State {
            now: START,
            timers: Vec::new(),
            slept: Vec::new(),
        })))
    }

    /// Runs a future to its end, moving the clock to the next timer whenever nothing else can go on.
    pub fn run<F: Future>(&self, future: F) -> F::Output {
        let woken = Arc::new(Woken(AtomicBool::new(true)));
        let waker = Waker::from(Arc::clone(&woken));
        let mut future = pin!(future);
        loop {
            while woken.0.swap(false, Ordering::Relaxed) {
                if let Poll::Ready(output) = future.as_mut().poll(&mut Context::from_waker(&waker))
                {
                    return output;
                }
            }
            assert!(
                self.advance(),
                "everybody waits for something that never comes"
            );
        }
    }

    /// Moves to the earliest timer; false when there is none.
    fn advance(&self) -> bool {
        let mut state = self.0.borrow_mut();
        let Some(next) = state.timers.iter().map(|(at, _)| *at).min() else {
            return false;
        };
        state.now = state.now.max(next);
        let now = state.now;
        let (due, later) = std::mem::take(&mut state.timers)
            .into_iter()
            .partition(|(at, _)| *at <= now);
        state.timers = later;
        drop(state);
        let due: Vec<(OffsetDateTime, Waker)> = due;
        due.into_iter().for_each(|(_, waker)| waker.wake());
        true
    }

    /// The lengths of the sleeps that were slept to the end.
    pub fn slept(&self) -> Vec<Duration> {
        self.0.borrow().slept.clone()
    }
}

impl Clock for VirtualClock {
    fn now(&self) -> OffsetDateTime {
        self.0.borrow().now
    }

    fn sleep(&self, duration: Duration) -> LocalBoxFuture<'static, ()> {
        let until = self.now() + duration;
        Box::pin(Sleep {
            until,
            duration,
            state: Rc::clone(&self.0),
        })
    }
}

struct Sleep {
    until: OffsetDateTime,
    duration: Duration,
    state: Rc<RefCell<State>>,
}

impl Future for Sleep {
    type Output = ();

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        let mut state = self.state.borrow_mut();
        if state.now >= self.until {
            state.slept.push(self.duration);
            return Poll::Ready(());
        }
        state.timers.push((self.until, context.waker().clone()));
        Poll::Pending
    }
}

struct Woken(AtomicBool);

impl Wake for Woken {
    fn wake(self: Arc<Self>) {
        self.0.store(true, Ordering::Relaxed);
    }
}

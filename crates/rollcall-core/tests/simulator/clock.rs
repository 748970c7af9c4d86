//! Virtual time: it passes only when everybody waits, so a test of an hour takes no time.

use crate::tasks::Tasks;
use std::cell::RefCell;
use std::future::Future;
use std::pin::{Pin, pin};
use std::rc::{Rc, Weak};
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
    timers: Vec<Timer>,
    /// The number of sleeps started.
    begun: u64,
    /// How long each sleep was that came to its end.
    slept: Vec<Duration>,
    pages: Vec<Weak<Tasks>>,
}

struct Timer {
    sleep: u64,
    at: OffsetDateTime,
    waker: Waker,
}

/// A clock that only [`VirtualClock::run`] advances, and the tasks that use it.
#[derive(Clone)]
pub struct VirtualClock {
    state: Rc<RefCell<State>>,
    woken: Arc<Woken>,
}

impl VirtualClock {
    pub fn new() -> Self {
        Self {
            state: Rc::new(RefCell::new(State {
                now: START,
                timers: Vec::new(),
                begun: 0,
                slept: Vec::new(),
                pages: Vec::new(),
            })),
            woken: Arc::default(),
        }
    }

    /// Creates the tasks of a page. [`run`](Self::run) runs them.
    pub fn tasks(&self) -> Rc<Tasks> {
        let tasks = Rc::new(Tasks::new(Waker::from(Arc::clone(&self.woken))));
        self.state.borrow_mut().pages.push(Rc::downgrade(&tasks));
        tasks
    }

    /// Runs a future to its end with the tasks of all pages, moving the clock to the next timer whenever nothing else can go on. At the
    /// end the tasks have done what they can do without time.
    pub fn run<F: Future>(&self, future: F) -> F::Output {
        let waker = Waker::from(Arc::clone(&self.woken));
        let mut context = Context::from_waker(&waker);
        let (mut future, mut output) = (pin!(future), None);
        self.woken.0.store(true, Ordering::Relaxed);
        loop {
            while self.woken.0.swap(false, Ordering::Relaxed) {
                if output.is_none()
                    && let Poll::Ready(ready) = future.as_mut().poll(&mut context)
                {
                    output = Some(ready);
                }
                for tasks in self.pages() {
                    tasks.poll(&mut context);
                }
            }
            if let Some(output) = output {
                return output;
            }
            assert!(
                self.advance(),
                "everybody waits for something that never comes"
            );
        }
    }

    /// Runs the tasks of all pages until each waits for time.
    pub fn settle(&self) {
        self.run(std::future::ready(()));
    }

    fn pages(&self) -> Vec<Rc<Tasks>> {
        let mut state = self.state.borrow_mut();
        state.pages.retain(|page| page.strong_count() > 0);
        state.pages.iter().filter_map(Weak::upgrade).collect()
    }

    /// Moves to the earliest timer; false when there is none.
    fn advance(&self) -> bool {
        let mut state = self.state.borrow_mut();
        let Some(next) = state.timers.iter().map(|timer| timer.at).min() else {
            return false;
        };
        state.now = state.now.max(next);
        let now = state.now;
        let due: Vec<_> = state
            .timers
            .extract_if(.., |timer| timer.at <= now)
            .collect();
        drop(state);
        due.into_iter().for_each(|timer| timer.waker.wake());
        true
    }

    /// The lengths of the sleeps that were slept to the end.
    pub fn slept(&self) -> Vec<Duration> {
        self.state.borrow().slept.clone()
    }
}

impl Clock for VirtualClock {
    fn now(&self) -> OffsetDateTime {
        self.state.borrow().now
    }

    fn sleep(&self, duration: Duration) -> LocalBoxFuture<'static, ()> {
        let mut state = self.state.borrow_mut();
        state.begun += 1;
        Box::pin(Sleep {
            id: state.begun,
            until: state.now + duration,
            duration,
            state: Rc::clone(&self.state),
        })
    }
}

struct Sleep {
    id: u64,
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
        state.timers.retain(|timer| timer.sleep != self.id);
        state.timers.push(Timer {
            sleep: self.id,
            at: self.until,
            waker: context.waker().clone(),
        });
        Poll::Pending
    }
}

impl Drop for Sleep {
    fn drop(&mut self) {
        let mut state = self.state.borrow_mut();
        state.timers.retain(|timer| timer.sleep != self.id);
    }
}

#[derive(Default)]
struct Woken(AtomicBool);

impl Wake for Woken {
    fn wake(self: Arc<Self>) {
        self.0.store(true, Ordering::Relaxed);
    }
}

//! [`Waiters`]: the calls that wait for the end of a refresh.

use std::cell::{Cell, RefCell};
use std::future::poll_fn;
use std::task::{Poll, Waker};

/// The calls that wait for the end of a refresh.
#[derive(Default)]
pub(super) struct Waiters {
    /// How often [`Self::wake`] was called.
    rounds: Cell<u64>,
    wakers: RefCell<Vec<Waker>>,
}

impl Waiters {
    /// Returns after the next [`Self::wake`].
    pub(super) async fn wait(&self) {
        let before = self.rounds.get();
        poll_fn(|context| {
            if self.rounds.get() != before {
                return Poll::Ready(());
            }
            self.wakers.borrow_mut().push(context.waker().clone());
            Poll::Pending
        })
        .await;
    }

    /// Wakes all waiting calls.
    pub(super) fn wake(&self) {
        self.rounds.set(self.rounds.get().wrapping_add(1));
        self.wakers.take().into_iter().for_each(Waker::wake);
    }
}

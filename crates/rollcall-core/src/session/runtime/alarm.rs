//! [`Alarm`]: one timer at a time.

use super::ports::Spawn;
use crate::steady_clock::SteadyClock;
use futures_util::future::{AbortHandle, abortable};
use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;
use time::OffsetDateTime;
use webex_api::Clock;

/// A timer. Setting it again replaces the previous time.
#[derive(Default)]
pub(super) struct Alarm {
    set: Rc<RefCell<Option<(OffsetDateTime, AbortHandle)>>>,
}

impl Alarm {
    /// Calls `due` at this time, or soon if it has passed.
    pub(super) fn schedule(
        &self,
        at: OffsetDateTime,
        clock: &SteadyClock,
        spawn: &dyn Spawn,
        due: impl FnOnce() + 'static,
    ) {
        // Every request checks the session, which usually asks for the time that is already set.
        if self.set.borrow().as_ref().map(|(set, _)| *set) == Some(at) {
            return;
        }
        let wait = Duration::try_from(at - clock.now()).unwrap_or_default();
        let (sleep, handle) = abortable(clock.sleep(wait));
        if let Some((_, former)) = self.set.replace(Some((at, handle))) {
            former.abort();
        }
        let set = Rc::clone(&self.set);
        spawn.spawn(Box::pin(async move {
            if sleep.await.is_ok() {
                // It fires once, so the same time again is a new timer.
                set.take();
                due();
            }
        }));
    }

    /// Cancels the timer.
    pub(super) fn cancel(&self) {
        if let Some((_, former)) = self.set.take() {
            former.abort();
        }
    }
}

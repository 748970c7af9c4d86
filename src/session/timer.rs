//! One alarm: setting it again replaces the former one.

use std::cell::RefCell;
use std::rc::Rc;

use futures_util::future::{AbortHandle, abortable};
use leptos::task::spawn_local;
use rollcall_core::steady_clock::SteadyClock;
use time::OffsetDateTime;
use webex_api::Clock;

/// The alarm of the session.
pub struct Timer {
    clock: SteadyClock,
    running: Rc<RefCell<Option<(OffsetDateTime, AbortHandle)>>>,
}

impl Timer {
    /// An alarm that is not set.
    pub fn new(clock: SteadyClock) -> Self {
        Self {
            clock,
            running: Rc::default(),
        }
    }

    /// Calls `due` at that time, or at once when it has passed.
    pub fn schedule(&self, at: OffsetDateTime, due: impl FnOnce() + 'static) {
        // Each request looks at the session, which mostly asks for the alarm that is set already.
        let set = self.running.borrow().as_ref().map(|(at, _)| *at);
        if set == Some(at) {
            return;
        }
        let wait = std::time::Duration::try_from(at - self.clock.now()).unwrap_or_default();
        let (sleep, handle) = abortable(self.clock.sleep(wait));
        if let Some((_, former)) = self.running.replace(Some((at, handle))) {
            former.abort();
        }
        let running = Rc::clone(&self.running);
        spawn_local(async move {
            if sleep.await.is_ok() {
                // It rings once: the same time again is a new alarm.
                running.take();
                due();
            }
        });
    }

    /// Unsets the alarm.
    pub fn cancel(&self) {
        if let Some((_, former)) = self.running.take() {
            former.abort();
        }
    }
}

//! One alarm: setting it again replaces the former one.

use std::cell::RefCell;
use std::rc::Rc;

use futures_util::future::{AbortHandle, abortable};
use leptos::task::spawn_local;
use time::OffsetDateTime;
use webex_api::Clock;

/// The alarm of the session.
pub struct Timer {
    clock: Rc<dyn Clock>,
    running: RefCell<Option<AbortHandle>>,
}

impl Timer {
    /// An alarm that is not set.
    pub fn new(clock: Rc<dyn Clock>) -> Self {
        Self {
            clock,
            running: RefCell::new(None),
        }
    }

    /// Calls `due` at that time by the wall clock, or at once when it has passed.
    pub fn schedule(&self, at: OffsetDateTime, due: impl FnOnce() + 'static) {
        let wait = std::time::Duration::try_from(at - self.clock.now()).unwrap_or_default();
        let (sleep, handle) = abortable(self.clock.sleep(wait));
        if let Some(former) = self.running.replace(Some(handle)) {
            former.abort();
        }
        spawn_local(async move {
            if sleep.await.is_ok() {
                due();
            }
        });
    }

    /// Unsets the alarm.
    pub fn cancel(&self) {
        if let Some(former) = self.running.take() {
            former.abort();
        }
    }
}

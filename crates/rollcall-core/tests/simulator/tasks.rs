//! The tasks of a page that can be suspended and closed.

use rollcall_core::session::runtime::ports::Spawn;
use std::cell::{Cell, RefCell};
use std::task::{Context, Waker};
use webex_api::LocalBoxFuture;

/// The tasks of one page.
pub struct Tasks {
    running: RefCell<Vec<LocalBoxFuture<'static, ()>>>,
    asleep: Cell<bool>,
    closed: Cell<bool>,
    waker: Waker,
}

impl Tasks {
    pub fn new(waker: Waker) -> Self {
        Self {
            running: RefCell::default(),
            asleep: Cell::new(false),
            closed: Cell::new(false),
            waker,
        }
    }

    /// Whether the page is suspended: its computer sleeps, or it is in the back/forward cache.
    pub fn set_asleep(&self, asleep: bool) {
        self.asleep.set(asleep);
        self.waker.wake_by_ref();
    }

    /// The page goes.
    pub fn close(&self) {
        self.closed.set(true);
        self.running.take();
    }

    /// Whether the page receives events now.
    pub fn is_awake(&self) -> bool {
        !self.asleep.get() && !self.closed.get()
    }

    pub fn poll(&self, context: &mut Context<'_>) {
        if !self.is_awake() {
            return;
        }
        let mut tasks = self.running.take();
        tasks.retain_mut(|task| task.as_mut().poll(context).is_pending());
        // What they spawned comes after them.
        tasks.append(&mut self.running.borrow_mut());
        *self.running.borrow_mut() = tasks;
    }
}

impl Spawn for Tasks {
    fn spawn(&self, task: LocalBoxFuture<'static, ()>) {
        if !self.closed.get() {
            self.running.borrow_mut().push(task);
            self.waker.wake_by_ref();
        }
    }
}

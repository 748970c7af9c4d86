//! [`Shared`]: what the handle of a job and its task both know.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::task::Waker;

use super::pace::Pace;
use crate::jobs::gate::Gated;
use crate::jobs::run::{Event, Run};

/// Whether the journal is stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Storage {
    /// Yes.
    Stored,
    /// The last attempt failed. The job pauses; [`Job::go_on`](super::Job::go_on) tries again,
    /// [`Job::go_on_without_journal`](super::Job::go_on_without_journal) gives it up.
    Failed,
    /// The administrator goes on without it.
    Off,
}

/// What the administrator, or the session, wants.
#[derive(Debug)]
pub(super) enum Command {
    Step(Event),
    /// Go on, and do not store the journal any more.
    WithoutJournal,
}

/// The state of a job.
pub(super) struct Shared {
    pub(super) run: RefCell<Run>,
    pub(super) commands: RefCell<Vec<Command>>,
    /// Wakes the task.
    pub(super) waker: RefCell<Option<Waker>>,
    pub(super) pace: RefCell<Pace>,
    pub(super) storage: Cell<Storage>,
    pub(super) gates: RefCell<Option<Rc<Gated>>>,
}

impl Shared {
    pub(super) fn new(run: Run) -> Self {
        Self {
            run: RefCell::new(run),
            commands: RefCell::default(),
            waker: RefCell::default(),
            pace: RefCell::default(),
            storage: Cell::new(Storage::Stored),
            gates: RefCell::default(),
        }
    }
}

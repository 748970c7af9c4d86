//! What a job needs of the world.

use std::rc::Rc;

use webex_api::{ApiError, Client, Clock, Entropy, LocalBoxFuture};

use crate::change::{AnyValue, Operation};
use crate::session::runtime::ports::TabLock;

/// Takes what was last read after an attempt, `None` if nothing could be read, and the error of the attempt, if there was one.
pub type Found = Rc<dyn Fn(Operation, Option<AnyValue>, Option<&ApiError>)>;

/// The entries could not be stored, for example because the browser has no room.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotStored;

/// Where the journal of one job is stored.
pub trait Journal {
    /// Appends lines ([`Entry::to_line`](crate::jobs::journal::Entry::to_line)). Resolves when they would survive the end of the page.
    fn append(&self, lines: Vec<String>) -> LocalBoxFuture<'static, Result<(), NotStored>>;
}

/// What a job needs of the world.
#[derive(Clone)]
pub struct Ports {
    /// The client of the session. The job puts its gates in front of the client's transport.
    pub client: Client,
    /// The time.
    pub clock: Rc<dyn Clock>,
    /// Random numbers for back-offs.
    pub entropy: Rc<dyn Entropy>,
    /// The journal.
    pub journal: Rc<dyn Journal>,
    /// Locks between the tabs of the browser: a job runs in one of them.
    pub lock: Rc<dyn TabLock>,
    /// Hears of each attempt at a row, also of one that failed.
    pub found: Found,
    /// Hears that [`Job::snapshot`](super::Job::snapshot) may be another now.
    pub changed: Rc<dyn Fn()>,
}

//! [`Job`]: the handle of a job.

use std::cell::Ref;
use std::future::poll_fn;
use std::rc::Rc;
use std::time::Duration;

use futures_util::future::{Either, select};
use time::OffsetDateTime;
use webex_api::LocalBoxFuture;

use super::ports::Ports;
use super::shared::{Command, Shared};
use super::snapshot::Snapshot;
use super::work::Work;
use crate::jobs::journal::{Entry, Progress};
use crate::jobs::plan::Plan;
use crate::jobs::report::{ResultRow, result};
use crate::jobs::run::{Event, Run};

/// How long a job waits for its lock. Another tab that has it keeps it until its job is over.
const LOCK_WAIT: Duration = Duration::from_millis(500);

/// Another tab runs the same job.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RunsElsewhere;

/// A job. Clones are the same job.
#[derive(Clone)]
pub struct Job(Rc<Shared>);

impl Job {
    /// A job that has not begun.
    pub fn new(plan: Rc<Plan>) -> Self {
        Self::of(Run::new(plan))
    }

    /// Takes a job up again from its journal. It pauses until [`Job::go_on`]. `None` if the journal is not one of this plan.
    pub fn resume(plan: Rc<Plan>, entries: &[Entry]) -> Option<Self> {
        Run::resume(plan, entries).map(Self::of)
    }

    fn of(run: Run) -> Self {
        Self(Rc::new(Shared::new(run)))
    }

    /// Whether both are handles of the same job, not only of the same plan.
    pub fn is(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }

    /// Begins the job, or lets it go on. If the journal could not be stored, that is tried again.
    pub fn go_on(&self) {
        self.command(Command::Step(Event::ContinueRequested));
    }

    /// The same, and the job pauses when so many further rows are over.
    pub fn go_on_with_first(&self, rows: u32) {
        self.command(Command::Step(Event::FirstRequested { rows }));
    }

    /// Lets the job go on although its journal cannot be stored. Closing the page then loses what is known of its rows.
    pub fn go_on_without_journal(&self) {
        self.command(Command::WithoutJournal);
    }

    /// Pauses the job. Nothing more leaves for Webex but reads of rows whose write has left.
    pub fn pause(&self) {
        self.command(Command::Step(Event::PauseRequested));
    }

    /// Ends the job. Rows whose write has left are finished, the others are not run.
    pub fn cancel(&self) {
        self.command(Command::Step(Event::CancelRequested));
    }

    /// Pauses the job because the sign-in ends, for example at the absolute limit.
    pub fn sign_in_ended(&self) {
        self.command(Command::Step(Event::SignInEnded));
    }

    fn command(&self, command: Command) {
        self.0.commands.borrow_mut().push(command);
        if let Some(waker) = self.0.waker.borrow_mut().take() {
            waker.wake();
        }
    }

    /// Returns the state of the job and of its rows. Do not keep it across an `await`.
    pub fn progress(&self) -> Ref<'_, Progress> {
        Ref::map(self.0.run.borrow(), Run::progress)
    }

    /// Returns how far the job is.
    pub fn snapshot(&self, now: OffsetDateTime) -> Snapshot {
        Snapshot::of(&self.0, now)
    }

    /// Returns the result of a row so far; `None` if there is no such row.
    pub fn result(&self, row: u32) -> Option<ResultRow> {
        result(&self.progress(), row)
    }

    /// Works until the job is finished. Dropping the future stops everything at once; the journal says where to go on.
    ///
    /// # Errors
    /// If another tab, or another task of this one, runs the job.
    pub fn drive(&self, ports: Ports) -> LocalBoxFuture<'static, Result<(), RunsElsewhere>> {
        Box::pin(self.clone().work(ports))
    }

    async fn work(self, ports: Ports) -> Result<(), RunsElsewhere> {
        let hash = self.progress().plan().hash().to_string();
        let (lock, name) = (Rc::clone(&ports.lock), ["rollcall.job.", &hash].concat());
        let _held = match select(lock.hold(&name), ports.clock.sleep(LOCK_WAIT)).await {
            Either::Left((held, _)) => held,
            Either::Right(_) => return Err(RunsElsewhere),
        };
        let mut work = Work::new(self.0, ports);
        poll_fn(|context| work.poll(context)).await;
        Ok(())
    }
}

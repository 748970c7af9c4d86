//! [`Progress`]: the entries of a journal, folded.

use std::rc::Rc;

use time::OffsetDateTime;
use webex_api::PersonId;

use super::endings::Endings;
use super::{Entry, Why};
use crate::change::{AnyTarget, AnyValue, Change, Verdict};
use crate::jobs::ending::Ending;
use crate::jobs::plan::{Plan, ValueInterner, ValueNumber};

/// How far a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowState {
    /// It waits, or is not run because the job was cancelled.
    Waiting,
    /// It was sent, or was about to be, and its outcome is not known.
    Started,
    /// It is over.
    Ended(Verdict),
}

/// What a job is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It has not begun.
    NotBegun,
    /// Rows are run.
    Running,
    /// No row is started. Rows under way are finished.
    Paused(Why),
    /// No row is started any more. Rows under way are finished, and unclear ones are read back.
    Cancelling,
    /// Cancelled with rows that were not run. Nothing is under way.
    Cancelled,
    /// Every row is over.
    Finished,
}

impl Standing {
    /// Whether nothing will happen any more.
    pub fn is_over(self) -> bool {
        matches!(self, Self::Cancelled | Self::Finished)
    }
}

/// The state of a job and of its rows.
#[derive(Debug)]
pub struct Progress {
    plan: Rc<Plan>,
    rows: Vec<RowState>,
    standing: Standing,
    /// By the place of the verdict in [`Verdict::ALL`].
    counts: [u32; Verdict::ALL.len()],
    endings: Endings,
    /// When the last row ended.
    last: Option<OffsetDateTime>,
    /// The values before that were read when their rows ran.
    read: Vec<Option<ValueNumber>>,
    values: ValueInterner,
}

impl Progress {
    /// A job that has not begun.
    pub fn new(plan: Rc<Plan>) -> Self {
        Self {
            rows: vec![RowState::Waiting; plan.len() as usize],
            endings: Endings::new(plan.len()),
            last: None,
            read: vec![None; plan.len() as usize],
            plan,
            standing: Standing::NotBegun,
            counts: [0; Verdict::ALL.len()],
            values: ValueInterner::default(),
        }
    }

    /// Adds an entry. One that names no row of the plan changes nothing.
    pub fn add(&mut self, entry: &Entry) {
        match entry {
            Entry::Begun { .. } | Entry::Continued => self.standing = Standing::Running,
            Entry::Paused(why) => self.standing = Standing::Paused(*why),
            Entry::Cancelled => self.standing = Standing::Cancelling,
            Entry::Finished => {
                self.standing = match self.ended() < self.plan.len() {
                    true => Standing::Cancelled,
                    false => Standing::Finished,
                }
            }
            Entry::Started { row, before } => {
                self.set(*row, RowState::Started);
                let before = before.clone();
                let number = before.and_then(|members| self.values.intern(members));
                if let (Some(number), Some(read)) = (number, self.read.get_mut(*row as usize)) {
                    *read = Some(number);
                }
            }
            Entry::NotDone { row } => self.set(*row, RowState::Waiting),
            Entry::Ended { row, ending } => {
                self.set(*row, RowState::Ended(ending.verdict));
                self.endings.set(*row, ending);
                self.last = self.last.max(Some(ending.at));
            }
        }
    }

    /// Adds entries of a journal in their order, and pauses a job that was running when they end.
    pub fn add_all<'a>(&mut self, entries: impl IntoIterator<Item = &'a Entry>) {
        for entry in entries {
            self.add(entry);
        }
        if self.standing == Standing::Running {
            self.standing = Standing::Paused(Why::Interrupted);
        }
    }

    /// Returns the plan.
    pub fn plan(&self) -> &Plan {
        &self.plan
    }

    /// Returns what the job is doing.
    pub fn standing(&self) -> Standing {
        self.standing
    }

    /// Returns the state of a row; `None` if there is no such row.
    pub fn state(&self, row: u32) -> Option<RowState> {
        self.rows.get(row as usize).copied()
    }

    /// Returns how a row ended; `None` if it is not over.
    pub fn ending(&self, row: u32) -> Option<Ending> {
        match self.state(row)? {
            RowState::Ended(verdict) => self.endings.get(row, verdict),
            RowState::Waiting | RowState::Started => None,
        }
    }

    /// Returns how many rows ended this way.
    pub fn count(&self, verdict: Verdict) -> u32 {
        self.counts[verdict as usize]
    }

    /// Returns how many rows are over.
    pub fn ended(&self) -> u32 {
        self.counts.iter().sum()
    }

    /// Returns when the last row ended; `None` if none is over.
    pub fn last(&self) -> Option<OffsetDateTime> {
        self.last
    }

    /// Returns how many rows were applied, and how many were not, or only in part. Rows that asked for nothing are neither.
    pub fn applied_and_not(&self) -> (u32, u32) {
        let nothing = self.count(Verdict::NothingAsked);
        let applied = Verdict::ALL.map(|verdict| match verdict.is_applied() {
            true => self.count(verdict),
            false => 0,
        });
        let applied = applied.iter().sum();
        (applied, self.ended() - applied - nothing)
    }

    /// Returns the value before of a row: that of the plan, or what was read when the row ran. Of a profile it has digests instead of
    /// texts, which is enough to compare but not to send.
    pub fn before(&self, row: u32) -> Option<AnyValue> {
        let read = self.read.get(row as usize).copied().flatten();
        let read = read.and_then(|number| Some(self.values.value(number, &self.target(row)?)));
        read.or_else(|| self.plan.before(row))
    }

    /// Returns the change of a row that was started, ready to be looked back at.
    pub fn started_change(&self, row: u32) -> Option<Change<AnyTarget>> {
        self.plan.change(row, self.before(row)?)
    }

    /// Returns the person of a row.
    pub fn person(&self, row: u32) -> Option<PersonId> {
        self.plan.person(row)
    }

    fn target(&self, row: u32) -> Option<AnyTarget> {
        self.plan.target(row)
    }

    fn set(&mut self, row: u32, state: RowState) {
        let Some(present) = self.rows.get_mut(row as usize) else {
            return;
        };
        let earlier = std::mem::replace(present, state);
        if let RowState::Ended(verdict) = earlier {
            self.counts[verdict as usize] -= 1;
        }
        if let RowState::Ended(verdict) = state {
            self.counts[verdict as usize] += 1;
        }
    }
}

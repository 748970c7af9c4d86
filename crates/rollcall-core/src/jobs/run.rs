//! Runs a plan: a pure state machine. Events come in, effects go out, and every change of state that must survive is an
//! [`Entry`] of the journal.
//!
//! ```text
//! waiting ─► (read, if the value before is not known) ─► Started recorded ─► sent ─► Ended recorded
//!    ▲                                                        │
//!    └── NotDone recorded ◄── nothing of it is there ◄── read back ◄── unclear, or the page was closed
//! ```
//!
//! - A row that fails never ends the job. One that did nothing for a passing reason is tried again after a back-off.
//! - A row that may have been carried out is read back before it is sent again.
//! - If the sign-in ends, the job pauses; rows that it was missing for are not counted as failed.
//! - A pause and a cancellation hold back everything that has not left for Webex.
//! - Rows of a step begin when every row of the step before is over ([`Step`](super::edit::Step)).
//!
//! The limits are in one table, [`limits`].

mod attempts;
pub mod limits;
mod open;
mod start;

#[cfg(test)]
mod tests;

use std::rc::Rc;

use time::OffsetDateTime;

use super::ending::Attempted;
use super::journal::{Entry, Progress, RowState, Standing, Why};
use super::plan::Plan;
use crate::change::{AnyTarget, AnyValue, Change};
use limits::{Budget, Streak};
use open::{Open, OpenRows, Task};

/// The world at a step.
#[derive(Clone, Copy, Debug)]
pub struct Context {
    /// The present moment.
    pub now: OffsetDateTime,
    /// How many rows may be under way: what the [`Gate`](super::gate::Gate) has room for.
    pub room: u32,
    /// A random number in `[0, 1)`.
    pub unit: f64,
}

/// What can happen. An event that does not fit the state changes nothing.
#[derive(Clone, Debug)]
pub enum Event {
    /// The administrator starts the job, or lets it go on.
    ContinueRequested,
    /// The same, and the job pauses when so many further rows are over.
    FirstRequested {
        /// How many.
        rows: u32,
    },
    /// The administrator wants a pause.
    PauseRequested,
    /// The administrator ends the job.
    CancelRequested,
    /// The sign-in has ended.
    SignInEnded,
    /// Entries could not be stored.
    NotStored,
    /// The present value was read for [`Effect::Read`], or could not be.
    Read {
        /// Which row.
        row: u32,
        /// The value, or what the failure leads to ([`Attempted::of_unread`]).
        result: Result<AnyValue, Attempted>,
    },
    /// A row was dropped before its write left for Webex, because of [`Effect::StopUnsent`].
    NotSent {
        /// Which row.
        row: u32,
    },
    /// [`Effect::Apply`] or [`Effect::LookBack`] is over.
    Attempted {
        /// Which row.
        row: u32,
        /// How it ended ([`Attempted::of`]).
        attempted: Attempted,
    },
    /// Time has passed; see [`Effect::Wake`]. Too early or twice does no harm.
    Tick,
}

/// Effects, to be carried out in the order of the list.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Append this to the journal. The effects after it wait until it is stored.
    Record(Entry),
    /// Read the present value.
    Read {
        /// Which row.
        row: u32,
        /// What to read.
        target: AnyTarget,
    },
    /// Make the change ([`Change::apply_after`]).
    Apply {
        /// Which row.
        row: u32,
        /// The change.
        change: Box<Change<AnyTarget>>,
        /// Whether the row was sent before. Then each line of [`Change::asked`] may take effect by the earlier attempt.
        again: bool,
    },
    /// Find out what became of the change ([`Change::look_back`]).
    LookBack {
        /// Which row.
        row: u32,
        /// The change.
        change: Box<Change<AnyTarget>>,
    },
    /// Drop what reads, and what would write and has not left for Webex; report each such row as [`Event::NotSent`].
    StopUnsent,
    /// Send a [`Event::Tick`] at this moment. It replaces the moment of an earlier one.
    Wake(OffsetDateTime),
}

/// A job that is run.
#[derive(Debug)]
pub struct Run {
    plan: Rc<Plan>,
    progress: Progress,
    /// The job pauses when the rows before this one are over.
    pause_at: Option<u32>,
    /// The rows before this one are over or open.
    next: u32,
    /// Rows that have begun and are not over.
    open: OpenRows,
    streak: Streak,
    budget: Budget,
    wake: Option<OffsetDateTime>,
}

impl Run {
    /// A job that has not begun.
    pub fn new(plan: Rc<Plan>) -> Self {
        Self {
            progress: Progress::new(Rc::clone(&plan)),
            plan,
            pause_at: None,
            next: 0,
            open: OpenRows::default(),
            streak: Streak::default(),
            budget: Budget::default(),
            wake: None,
        }
    }

    /// Takes a job up again from its journal. It pauses until [`Event::ContinueRequested`], unless it was cancelled.
    ///
    /// Rows that were sent, or were about to be, are read back before any other begins. `None` if the journal is not one of this plan.
    pub fn resume(plan: Rc<Plan>, entries: &[Entry]) -> Option<Self> {
        let hash = plan.hash().to_string();
        let mut run = Self::new(plan);
        let of_this_plan = match entries.first() {
            None | Some(Entry::Cancelled) => true,
            Some(Entry::Begun { plan }) => *plan == hash,
            Some(_) => false,
        };
        if !of_this_plan {
            return None;
        }
        run.progress.add_all(entries);
        let rows = 0..run.plan.len();
        let unclear = rows.filter(|row| run.progress.state(*row) == Some(RowState::Started));
        for row in unclear {
            run.open.add(row, Open::interrupted());
        }
        Some(run)
    }

    /// Returns the state of the job and of its rows.
    pub fn progress(&self) -> &Progress {
        &self.progress
    }

    /// Returns the number of rows that are being read, sent or read back.
    pub fn under_way(&self) -> u32 {
        let under_way = self
            .open
            .iter()
            .filter(|(_, open)| open.task.is_under_way());
        // Not more than the gate has room for.
        under_way.count() as u32
    }

    /// Handles one event and returns the effects.
    pub fn step(&mut self, event: Event, context: &Context) -> Vec<Effect> {
        let mut effects = Vec::new();
        self.note(event, context, &mut effects);
        self.start(context, &mut effects);
        self.finish(&mut effects);
        effects
    }

    fn note(&mut self, event: Event, context: &Context, effects: &mut Vec<Effect>) {
        match event {
            Event::ContinueRequested => self.go_on(None, effects),
            Event::FirstRequested { rows } => self.go_on(Some(rows), effects),
            Event::PauseRequested => self.pause(Why::Asked, effects),
            Event::CancelRequested => self.cancel(effects),
            Event::SignInEnded => self.pause(Why::SignInEnded, effects),
            Event::NotStored => self.pause(Why::NotStored, effects),
            Event::Read { row, result } if self.is_at(row, Task::Reading) => match result {
                Ok(value) if self.may_send() => self.send(row, value, true, context, effects),
                Ok(_) => self.put_back(row),
                Err(attempted) => self.attempted(row, attempted, context, effects),
            },
            Event::NotSent { row } if self.is_at(row, Task::Reading) => self.put_back(row),
            Event::NotSent { row } if self.is_at(row, Task::Sending) => {
                self.record(Entry::NotDone { row }, effects);
                self.put_back(row);
            }
            Event::Attempted { row, attempted }
                if self.is_at(row, Task::Sending) || self.is_at(row, Task::LookingBack) =>
            {
                self.attempted(row, attempted, context, effects);
            }
            // It may have come early; then it is asked for again.
            Event::Tick => self.wake = None,
            Event::Read { .. } | Event::NotSent { .. } | Event::Attempted { .. } => {}
        }
    }

    fn go_on(&mut self, first: Option<u32>, effects: &mut Vec<Effect>) {
        let entry = match self.progress.standing() {
            Standing::NotBegun => Entry::Begun {
                plan: self.plan.hash().to_string(),
            },
            Standing::Paused(_) => Entry::Continued,
            Standing::Running | Standing::Cancelling | Standing::Cancelled | Standing::Finished => {
                return;
            }
        };
        self.pause_at = first.map(|rows| self.next.saturating_add(rows));
        self.streak = Streak::default();
        self.budget = Budget::default();
        self.record(entry, effects);
    }

    fn pause(&mut self, why: Why, effects: &mut Vec<Effect>) {
        if self.progress.standing() == Standing::Running {
            self.record(Entry::Paused(why), effects);
            effects.push(Effect::StopUnsent);
        }
    }

    fn cancel(&mut self, effects: &mut Vec<Effect>) {
        if matches!(
            self.progress.standing(),
            Standing::Cancelling | Standing::Cancelled | Standing::Finished
        ) {
            return;
        }
        self.record(Entry::Cancelled, effects);
        effects.push(Effect::StopUnsent);
        let waiting = |(row, open): &(u32, Open)| open.task.waits_to_be_sent().then_some(*row);
        let waiting: Vec<u32> = self.open.iter().filter_map(waiting).collect();
        for row in waiting {
            match self.open.get_mut(row).and_then(|open| open.last.take()) {
                Some(ending) => self.end(row, ending, effects),
                None => self.put_back(row),
            }
        }
    }

    /// Lets a row wait again that has not been sent.
    fn put_back(&mut self, row: u32) {
        if self.progress.standing() == Standing::Cancelling {
            self.open.remove(row);
        } else if let Some(open) = self.open.get_mut(row) {
            open.task = Task::Send(None);
        }
    }

    fn finish(&mut self, effects: &mut Vec<Effect>) {
        let over = match self.progress.standing() {
            Standing::Running => self.next >= self.plan.len(),
            Standing::Cancelling => true,
            Standing::NotBegun | Standing::Paused(_) | Standing::Cancelled | Standing::Finished => {
                false
            }
        };
        if over && self.open.is_empty() {
            self.record(Entry::Finished, effects);
        } else if self.pause_at.is_some_and(|end| self.next >= end) && self.open.is_empty() {
            self.pause(Why::FirstRows, effects);
        }
    }

    fn record(&mut self, entry: Entry, effects: &mut Vec<Effect>) {
        self.progress.add(&entry);
        effects.push(Effect::Record(entry));
    }

    fn is_at(&self, row: u32, task: Task) -> bool {
        self.open.get(row).is_some_and(|open| open.task == task)
    }

    fn may_send(&self) -> bool {
        self.progress.standing() == Standing::Running
    }
}

//! A plan to preview, and what is to be run.

use std::rc::Rc;

use rollcall_core::jobs::driver::Job;
use rollcall_core::jobs::plan::{Plan, PoolSeats, Refused};
use webex_api::PersonId;

/// Where the page of jobs is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum JobStage {
    /// Nothing is planned.
    #[default]
    Choose,
    /// A plan is shown and not run.
    Preview,
    /// A job was started.
    Job,
}

/// Why a job could not begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JobTrouble {
    /// Another tab runs it.
    Elsewhere,
    /// What is stored of it cannot be read.
    Unreadable,
}

/// A plan to preview.
pub struct JobDraft {
    /// The rows to run.
    pub plan: Rc<Plan>,
    /// The rows that are not run, by line.
    pub refused: Vec<Refused>,
    /// How many lines would change nothing.
    pub unchanged: usize,
    /// What the job does to each pool.
    pub seats: Vec<PoolSeats>,
    /// The people of the source, by line from 1.
    pub(super) people: Vec<PersonId>,
    /// Rows of the source that are not in the plan for other reasons: they cannot be used, or cannot be taken back.
    pub left_out: Vec<LeftOut>,
    /// The job that the plan takes back.
    pub undo_of: Option<Job>,
}

/// A row that is not in a plan.
pub struct LeftOut {
    /// The line of the source.
    pub line: u32,
    /// The person, if it is known.
    pub person: Option<PersonId>,
    /// Why, as a sentence.
    pub why: String,
}

impl JobDraft {
    /// Whom a line of the source is about.
    pub fn person_at(&self, line: u32) -> Option<PersonId> {
        self.people
            .get((line as usize).checked_sub(1)?)
            .cloned()
            .filter(|id| !id.as_str().is_empty())
    }
}

/// What is to be run.
pub(super) enum Begin {
    /// A plan.
    New {
        plan: Rc<Plan>,
        /// How many rows, if it is to pause then.
        first: Option<u32>,
    },
    /// A stored job.
    Again { plan: Rc<Plan> },
}

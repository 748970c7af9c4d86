//! One write as it is held until it was told.

use std::sync::Arc;

use rollcall_core::change::journal::Record;
use rollcall_core::change::{
    AnyTarget, AnyValue, Change, Operation, Outcome, Receipt, Refusal, Report, Stage, Verdict,
};
use webex_api::{Hold, Holds};

/// How far a write under way is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// What is being done.
    pub stage: Stage,
    /// Why it is waiting, such as a pause that Webex asked for.
    pub hold: Option<Hold>,
}

/// How far a write is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// Under way.
    Running(Progress),
    /// Over.
    Over(Verdict),
}

/// One write, as pages show it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Write {
    /// For [`super::Writes::forget`].
    pub id: u32,
    /// What it changes, of whom.
    pub operation: Operation,
    /// What it is about: "Change licences of NAME". Empty when an earlier page started it.
    pub subject: String,
    /// How far it is.
    pub phase: Phase,
    /// Whether there is a report to open.
    pub has_report: bool,
}

/// The change and the report of a write.
pub(super) struct Kept {
    pub(super) change: Arc<Change<AnyTarget>>,
    pub(super) report: Option<Arc<Report<AnyTarget>>>,
}

impl Kept {
    pub(super) fn running(change: Arc<Change<AnyTarget>>) -> Self {
        Self {
            change,
            report: None,
        }
    }

    /// Returns what was read back.
    pub(super) fn found(&self) -> Option<AnyValue> {
        self.report.as_ref()?.found.clone()
    }
}

/// How a write ended.
pub(super) struct Settled {
    /// Returns whether it is certain that Webex has changed nothing.
    pub(super) unsent: bool,
    pub(super) receipt: Receipt,
    pub(super) report: Arc<Report<AnyTarget>>,
}

impl Settled {
    pub(super) fn of(report: Report<AnyTarget>, operation: Operation) -> Self {
        let turned_away = matches!(report.outcome, Outcome::Refused(Refusal::TurnedAway(_)));
        Self {
            unsent: !report.sent || turned_away,
            receipt: report.receipt(operation),
            report: Arc::new(report),
        }
    }
}

/// One write, until it is told and seen.
pub(super) struct WriteEntry {
    pub(super) id: u32,
    pub(super) record: Record,
    pub(super) subject: String,
    pub(super) phase: Phase,
    /// Whether the outcome was reported.
    pub(super) told: bool,
    /// Whether an earlier page or session started it.
    pub(super) left_over: bool,
    /// What holds its calls up.
    pub(super) holds: Holds,
    /// None when there is nothing to show but words.
    pub(super) kept: Option<Kept>,
}

impl WriteEntry {
    pub(super) fn new(record: Record, subject: String, kept: Kept) -> Self {
        Self {
            id: 0,
            record,
            subject,
            phase: Phase::Running(Progress {
                stage: Stage::Reading,
                hold: None,
            }),
            told: false,
            left_over: false,
            holds: Holds::default(),
            kept: Some(kept),
        }
    }

    /// Turns this into the entry of an interrupted change, which is only read back.
    pub(super) fn looking_back(mut self) -> Self {
        self.left_over = true;
        self.phase = Phase::Running(Progress {
            stage: Stage::Checking,
            hold: None,
        });
        self
    }

    /// Of a change that was interrupted before it was sent.
    pub(super) fn never_sent(record: Record) -> Self {
        Self {
            id: 0,
            record,
            subject: String::new(),
            phase: Phase::Over(Verdict::NeverSent),
            told: false,
            left_over: true,
            holds: Holds::default(),
            kept: None,
        }
    }

    pub(super) const fn is_running(&self) -> bool {
        matches!(self.phase, Phase::Running(_))
    }

    pub(super) const fn is_untold(&self) -> bool {
        !self.told && !self.is_running()
    }

    pub(super) fn shown(&self) -> Write {
        Write {
            id: self.id,
            operation: self.record.operation.clone(),
            subject: self.subject.clone(),
            phase: self.phase,
            has_report: self.kept.is_some(),
        }
    }
}

//! One write as it is held until it was told.

use std::any::Any;
use std::rc::Rc;

use rollcall_core::change::journal::Record;
use rollcall_core::change::{
    CreationOf, DeletionOf, LicensesOf, Operation, Outcome, ProfileOf, Receipt, Recorded, Refusal,
    Report, SessionTypesOf, SiteRoleOf, Stage, Verdict,
};
use webex_api::{Hold, Holds};

use crate::data::tenant::ReadBack;

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

/// The change and the report of a write, whose types only its form knows.
pub(super) struct Kept {
    pub(super) change: Rc<dyn Any>,
    pub(super) report: Option<Rc<dyn Any>>,
}

impl Kept {
    /// `change` is a [`Change`](rollcall_core::change::Change).
    pub(super) fn running(change: Rc<dyn Any>) -> Self {
        Self {
            change,
            report: None,
        }
    }

    /// Returns what was read back, for the kinds of write that screens show.
    pub(super) fn found(&self) -> Option<ReadBack> {
        let report = self.report.as_ref()?;
        if let Some(report) = report.downcast_ref::<Report<LicensesOf>>() {
            return report.found.clone().map(ReadBack::Licenses);
        }
        if let Some(report) = report.downcast_ref::<Report<SiteRoleOf>>() {
            return report.found.clone().map(ReadBack::SiteRights);
        }
        if let Some(report) = report.downcast_ref::<Report<CreationOf>>() {
            let found = report.found.as_ref()?.person();
            let exists = !found.id.as_str().is_empty();
            return exists.then(|| ReadBack::Person(Box::new(found.clone())));
        }
        if let Some(report) = report.downcast_ref::<Report<DeletionOf>>() {
            let gone = report.found.as_ref()?.is_empty();
            return gone.then_some(ReadBack::Nobody);
        }
        if let Some(report) = report.downcast_ref::<Report<ProfileOf>>() {
            let found = report.found.as_ref()?;
            return Some(ReadBack::Person(Box::new(found.person().clone())));
        }
        let report = report.downcast_ref::<Report<SessionTypesOf>>()?;
        report.found.clone().map(ReadBack::SessionTypes)
    }
}

/// How a write ended.
pub(super) struct Settled {
    /// Returns whether it is certain that Webex has changed nothing.
    pub(super) unsent: bool,
    pub(super) receipt: Receipt,
    /// The [`Report`].
    pub(super) report: Rc<dyn Any>,
}

impl Settled {
    pub(super) fn of<T: Recorded + 'static>(report: Report<T>, operation: Operation) -> Self {
        let turned_away = matches!(report.outcome, Outcome::Refused(Refusal::TurnedAway(_)));
        Self {
            unsent: !report.sent || turned_away,
            receipt: report.receipt(operation),
            report: Rc::new(report),
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

//! [`Snapshot`]: how far a job is, for a screen.

use std::time::Duration;

use time::OffsetDateTime;

use super::shared::{Shared, Storage};
use crate::change::Verdict;
use crate::jobs::journal::Standing;

/// How far a job is.
#[derive(Clone, Debug, PartialEq)]
pub struct Snapshot {
    /// What it is doing.
    pub standing: Standing,
    /// How many rows it has.
    pub total: u32,
    /// How many of them are over.
    pub ended: u32,
    /// How many rows ended in each way; those that occur, in the order of [`Verdict::ALL`].
    pub verdicts: Vec<(Verdict, u32)>,
    /// How many rows are being read, sent or read back.
    pub under_way: u32,
    /// Rows per second, once known.
    pub per_second: Option<f64>,
    /// How long the rest will take, once a tenth of the rows is over.
    pub left: Option<Duration>,
    /// The end of a pause that Webex asked for.
    pub waits_until: Option<OffsetDateTime>,
    /// Whether the journal is stored.
    pub storage: Storage,
}

impl Snapshot {
    pub(super) fn of(job: &Shared, now: OffsetDateTime) -> Self {
        let run = job.run.borrow();
        let (progress, pace) = (run.progress(), job.pace.borrow());
        let (total, ended) = (progress.plan().len(), progress.ended());
        let runs = progress.standing() == Standing::Running;
        let gates = job.gates.borrow();
        let waits_until = gates.as_ref().and_then(|gates| gates.closed_until());
        let pause = waits_until.and_then(|until| Duration::try_from(until - now).ok());
        let left = pace
            .left(total - ended)
            .filter(|_| runs && ended >= total / 10);
        let counted = Verdict::ALL.map(|verdict| (verdict, progress.count(verdict)));
        Self {
            standing: progress.standing(),
            total,
            ended,
            verdicts: counted.into_iter().filter(|(_, rows)| *rows > 0).collect(),
            under_way: run.under_way(),
            per_second: pace.per_second().filter(|_| runs),
            left: left.map(|left| left.saturating_add(pause.unwrap_or_default())),
            waits_until,
            storage: job.storage.get(),
        }
    }
}

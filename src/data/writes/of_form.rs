//! The write that a form shows: the last one for the form's subject, even if another form started it.

use std::sync::Arc;

use crate::prelude::*;
use rollcall_core::change::{
    AnyField, AnyTarget, Change, CodeKey, DiffLine, Operation, Receipt, Report,
};
use webex_api::{Client, SiteUrl};

use super::Writes;
use super::entry::{Phase, Progress, WriteEntry};

/// How far the write of a form is.
#[derive(Clone)]
pub enum Run {
    /// Not started.
    Idle,
    /// On its way; no second one starts.
    Running(Progress),
    /// Over, with what was found afterwards.
    Done(Arc<Report<AnyTarget>>),
}

impl Run {
    /// The report of a write that is over.
    pub fn report(self) -> Option<Arc<Report<AnyTarget>>> {
        match self {
            Self::Done(report) => Some(report),
            Self::Idle | Self::Running(_) => None,
        }
    }
}

/// A form's view of its write. It is dropped with the form; the write goes on.
#[derive(Clone, Copy)]
pub struct WriteOf {
    writes: Writes,
    operation: StoredValue<Operation>,
}

impl WriteOf {
    /// For as long as the present owner lives, what came of the write is said by the form and by no notice. A report that was shown is forgotten
    /// when the form goes.
    pub fn new(writes: Writes, operation: Operation) -> Self {
        let form = operation.clone();
        let _ = writes.forms.try_update(|forms| forms.push(form.clone()));
        on_cleanup(move || {
            let _ = writes.forms.try_update(|forms| {
                let mine = forms.iter().position(|open| *open == form);
                mine.map(|mine| forms.swap_remove(mine))
            });
            writes.forget_those(&form, |entry| entry.told);
        });
        Self {
            writes,
            operation: StoredValue::new(operation),
        }
    }

    /// Returns the change that is under way or has ended, if there is one. Not tracked.
    pub fn change(self) -> Option<Change<AnyTarget>> {
        untrack(|| self.find(|entry| Some(Change::clone(&entry.kept.as_ref()?.change))))
    }

    /// How far the write is; tracked.
    pub fn state(self) -> Run {
        let run = self.find(|entry| match entry.phase {
            Phase::Running(progress) => Some(Run::Running(progress)),
            Phase::Over(_) => {
                let report = entry.kept.as_ref()?.report.as_ref()?;
                Some(Run::Done(Arc::clone(report)))
            }
        });
        run.unwrap_or(Run::Idle)
    }

    /// How far the write under way is; tracked.
    pub fn progress(self) -> Option<Progress> {
        self.find(|entry| match entry.phase {
            Phase::Running(progress) => Some(progress),
            Phase::Over(_) => None,
        })
    }

    /// Whether the write is on its way; tracked.
    pub fn is_running(self) -> bool {
        self.progress().is_some()
    }

    /// Returns the receipt of a report of the write; `None` once the form is gone.
    pub fn receipt(self, report: &Report<AnyTarget>) -> Option<Receipt> {
        let operation = self.operation.try_get_value()?;
        Some(report.receipt(operation))
    }

    /// Starts the change; see [`Writes::start`].
    pub fn start(
        self,
        client: &Client,
        change: Change<AnyTarget>,
        earlier: Vec<DiffLine<AnyField>>,
        subject: String,
    ) {
        self.writes.start(client, change, earlier, subject);
    }

    /// Forgets the last report: the form starts again.
    pub fn reset(self) {
        if let Some(operation) = self.operation.try_get_value() {
            self.writes
                .forget_those(&operation, |entry| !entry.is_running());
        }
    }

    fn find<R>(self, read: impl FnOnce(&WriteEntry) -> Option<R>) -> Option<R> {
        let operation = self.operation.try_get_value()?;
        let found = self.writes.list.try_with(|list| {
            let mut newest_first = list.iter().rev();
            let entry = newest_first.find(|entry| entry.record.operation == operation);
            entry.and_then(read)
        });
        found.flatten()
    }
}

impl Writes {
    /// The address of a person whose creation is running, or whose outcome was not seen; tracked.
    pub fn creating(self) -> Option<String> {
        let shown = self.shown(|entry| entry.kept.is_some());
        shown
            .into_iter()
            .rev()
            .find_map(|write| match write.operation {
                Operation::Creation { email } => Some(email),
                _ => None,
            })
    }

    /// Returns the name of the tracking code whose creation on this site is under way or was not seen; tracked.
    pub fn new_code(self, site: &SiteUrl) -> Option<String> {
        let shown = self.shown(|entry| entry.kept.is_some()).into_iter().rev();
        let mut names = shown.filter_map(|write| match write.operation {
            Operation::SiteCode {
                site: of,
                code: CodeKey::New(name),
            } => (of == *site).then_some(name),
            _ => None,
        });
        names.next()
    }

    fn forget_those(self, operation: &Operation, is_past: impl Fn(&WriteEntry) -> bool) {
        let _ = self.list.try_update(|list| {
            list.retain(|entry| entry.record.operation != *operation || !is_past(entry));
        });
        self.keep();
    }
}

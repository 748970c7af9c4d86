//! The write that a form shows: the last one for the form's subject, even if another form started it.

use std::marker::PhantomData;
use std::rc::Rc;

use leptos::prelude::*;
use rollcall_core::change::{Change, DiffLine, Operation, Receipt, Recorded, Report};
use webex_api::Client;

use super::Writes;
use super::entry::{Phase, Progress, WriteEntry};

/// How far the write of a form is.
pub enum Run<T: Recorded> {
    /// Not started.
    Idle,
    /// On its way; no second one starts.
    Running(Progress),
    /// Over, with what was found afterwards.
    Done(Rc<Report<T>>),
}

impl<T: Recorded> Clone for Run<T> {
    fn clone(&self) -> Self {
        match self {
            Self::Idle => Self::Idle,
            Self::Running(progress) => Self::Running(*progress),
            Self::Done(report) => Self::Done(Rc::clone(report)),
        }
    }
}

/// A form's view of its write. It is dropped with the form; the write goes on.
pub struct WriteOf<T: Recorded + 'static> {
    writes: Writes,
    operation: StoredValue<Operation>,
    target: PhantomData<fn() -> T>,
}

impl<T: Recorded + 'static> Clone for WriteOf<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Recorded + 'static> Copy for WriteOf<T> {}

impl<T: Recorded + 'static> WriteOf<T> {
    /// For as long as the present owner lives, what came of the write is said by the form and by no notice. A report that was shown is forgotten
    /// when the form goes.
    pub fn new(writes: Writes, target: &T) -> Self {
        let operation = target.operation();
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
            target: PhantomData,
        }
    }

    /// Returns the change that is under way or has ended, if there is one. Not tracked.
    pub fn change(self) -> Option<Change<T>>
    where
        T: Clone,
    {
        untrack(|| {
            self.find(|entry| {
                let kept = entry.kept.as_ref()?;
                kept.change.downcast_ref::<Change<T>>().cloned()
            })
        })
    }

    /// How far the write is; tracked.
    pub fn state(self) -> Run<T> {
        let run = self.find(|entry| match entry.phase {
            Phase::Running(progress) => Some(Run::Running(progress)),
            Phase::Over(_) => {
                let report = Rc::clone(entry.kept.as_ref()?.report.as_ref()?);
                report.downcast::<Report<T>>().ok().map(Run::Done)
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
    pub fn receipt(self, report: &Report<T>) -> Option<Receipt> {
        let operation = self.operation.try_get_value()?;
        Some(report.receipt(operation))
    }

    /// Starts the change; see [`Writes::start`].
    pub fn start(
        self,
        client: &Client,
        change: Change<T>,
        earlier: Vec<DiffLine<T::Field>>,
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
    /// The address of a person whose creation is under way, or over and not looked at; tracked.
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

    fn forget_those(self, operation: &Operation, is_past: impl Fn(&WriteEntry) -> bool) {
        let _ = self.list.try_update(|list| {
            list.retain(|entry| entry.record.operation != *operation || !is_past(entry));
        });
        self.keep();
    }
}

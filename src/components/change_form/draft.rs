//! The state of a form: what was there, what is wanted, and how far the write is.

use leptos::prelude::*;
use rollcall_core::change::{Change, DiffLine, Receipt, Recorded, Report};
use webex_api::ApiError;

use super::editable::Editable;
use crate::data::{WriteOf, use_writes};

/// One change that is being made up.
pub struct Draft<T: Editable> {
    target: StoredValue<T>,
    before: RwSignal<T::Value>,
    /// What the form proposed when it opened: wishes that differ from it are the administrator's own.
    proposed: RwSignal<T::Value>,
    /// The value that the person wants instead; the editor writes it.
    pub wanted: RwSignal<T::Value>,
    /// The write.
    pub write: WriteOf<T>,
    earlier: StoredValue<Vec<DiffLine<T::Field>>>,
    /// The error of the last attempt, for editors that show it at the field that it names.
    pub error: RwSignal<Option<ApiError>>,
}

impl<T: Editable> Clone for Draft<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Editable> Copy for Draft<T> {}

impl<T: Editable> Draft<T> {
    /// A draft that changes nothing yet; or, while such a change is under way or its outcome was not looked at, that change.
    pub fn new(target: T, before: T::Value) -> Self {
        Self::proposing(target, before.clone(), before)
    }

    /// A draft that starts with a change, as a form does that has only one to offer.
    pub fn proposing(target: T, before: T::Value, proposed: T::Value) -> Self {
        let write = WriteOf::new(use_writes(), &target);
        let (before, wanted) = match write.change() {
            Some(change) => (change.before, change.after),
            None => (before, proposed.clone()),
        };
        Self {
            target: StoredValue::new(target),
            before: RwSignal::new(before),
            proposed: RwSignal::new(proposed),
            error: RwSignal::new(None),
            wanted: RwSignal::new(wanted),
            write,
            earlier: StoredValue::default(),
        }
    }

    /// The change as it would be sent; tracked.
    pub fn change(self) -> Change<T> {
        Change {
            target: self.target.get_value(),
            before: self.before.get(),
            after: self.wanted.get(),
        }
    }

    /// What the change would do, kept parts too; tracked.
    pub fn diff(self) -> Vec<DiffLine<T::Field>> {
        self.before
            .with(|before| self.wanted.with(|wanted| T::diff(before, wanted)))
    }

    /// Whether anything would change; tracked.
    pub fn is_dirty(self) -> bool {
        self.before
            .with(|before| self.wanted.with(|wanted| before != wanted))
    }

    /// Whether something would be lost with the form; tracked.
    pub fn is_touched(self) -> bool {
        self.proposed
            .with(|proposed| self.wanted.with(|wanted| proposed != wanted))
    }

    /// The value that the decision is made on; tracked.
    pub fn before(self) -> T::Value {
        self.before.get()
    }

    /// What earlier attempts sent and may still do late; not tracked.
    pub fn earlier(self) -> Vec<DiffLine<T::Field>> {
        self.earlier.get_value()
    }

    /// Returns the receipt of a write of this form.
    pub fn receipt(self, report: &Report<T>) -> Receipt {
        report.receipt(self.target.with_value(Recorded::operation))
    }

    /// Goes on from what was found by a write that is over: wishes that are not there yet stay.
    pub fn edit_again(self, report: &Report<T>) {
        let change = untrack(|| self.change());
        let change = match &report.found {
            Some(found) => change.rebased(found.clone()),
            None => change,
        };
        self.earlier
            .update_value(|earlier| earlier.extend_from_slice(report.may_arrive()));
        self.error.set(report.error.clone());
        self.proposed.set(change.before.clone());
        self.before.set(change.before);
        self.wanted.set(change.after);
        self.write.reset();
    }
}

//! [`AnyDraft`]: a change that is being made up, whatever it changes.

use leptos::prelude::*;
use rollcall_core::change::{
    AnyField, AnyTarget, AnyValue, Change, DiffLine, Receipt, Report, Target,
};
use webex_api::ApiError;

use crate::data::{WriteOf, use_writes};

/// The value that the decision is made on, and the one that is wanted.
type Values = (AnyValue, AnyValue);

/// What the form around an editor needs of its draft.
#[derive(Clone, Copy)]
pub struct AnyDraft {
    target: StoredValue<AnyTarget>,
    /// Tracked.
    values: Callback<(), Values>,
    set: Callback<Values>,
    /// What the form proposed when it opened: wishes that differ from it are the administrator's own.
    proposed: RwSignal<AnyValue>,
    earlier: StoredValue<Vec<DiffLine<AnyField>>>,
    /// The write.
    pub write: WriteOf,
    /// The error of the last attempt, for editors that show it at the field that it names.
    pub error: RwSignal<Option<ApiError>>,
}

impl AnyDraft {
    /// The draft of these values. A change of the target that is under way, or whose outcome was not looked at, takes their place.
    pub(super) fn new(
        target: AnyTarget,
        values: Callback<(), Values>,
        set: Callback<Values>,
    ) -> Self {
        let write = WriteOf::new(use_writes(), target.operation());
        let (_, proposed) = untrack(|| values.run(()));
        if let Some(Change { before, after, .. }) = write.change() {
            set.run((before, after));
        }
        Self {
            target: StoredValue::new(target),
            values,
            set,
            proposed: RwSignal::new(proposed),
            earlier: StoredValue::default(),
            write,
            error: RwSignal::new(None),
        }
    }

    /// The change as it would be sent; tracked.
    pub fn change(self) -> Change<AnyTarget> {
        let (before, after) = self.values.run(());
        Change {
            target: self.target.get_value(),
            before,
            after,
        }
    }

    /// What the change would do, kept parts too; tracked.
    pub fn diff(self) -> Vec<DiffLine<AnyField>> {
        let (before, wanted) = self.values.run(());
        AnyTarget::diff(&before, &wanted)
    }

    /// Whether anything would change; tracked.
    pub fn is_dirty(self) -> bool {
        let (before, wanted) = self.values.run(());
        before != wanted
    }

    /// Whether something would be lost with the form; tracked.
    pub fn is_touched(self) -> bool {
        let (_, wanted) = self.values.run(());
        self.proposed.with(|proposed| *proposed != wanted)
    }

    /// What earlier attempts sent and may still do late; not tracked.
    pub fn earlier(self) -> Vec<DiffLine<AnyField>> {
        self.earlier.get_value()
    }

    /// Returns the receipt of a write of this form.
    pub fn receipt(self, report: &Report<AnyTarget>) -> Receipt {
        report.receipt(self.target.with_value(AnyTarget::operation))
    }

    /// Goes on from what was found by a write that is over: wishes that are not there yet stay.
    pub fn edit_again(self, report: &Report<AnyTarget>) {
        let change = untrack(|| self.change());
        let change = match &report.found {
            Some(found) => change.rebased(found.clone()),
            None => change,
        };
        self.earlier
            .update_value(|earlier| earlier.extend_from_slice(report.may_arrive()));
        self.error.set(report.error.clone());
        self.proposed.set(change.before.clone());
        self.set.run((change.before, change.after));
        self.write.reset();
    }
}

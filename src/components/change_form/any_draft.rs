//! [`AnyDraft`]: a change that is being edited, of any target.

use crate::prelude::*;
use rollcall_core::change::{
    AnyField, AnyTarget, AnyValue, Change, DiffLine, Receipt, Report, Target,
};
use webex_api::ApiError;

use crate::data::{WriteOf, use_writes};

/// The value when the form opened, and the one that is wanted.
type Values = (AnyValue, AnyValue);

/// What the form around an editor needs of its draft.
#[derive(Clone, Copy)]
pub struct AnyDraft {
    target: StoredValue<AnyTarget>,
    /// Tracked.
    values: Callback<(), Values>,
    set: Callback<Values>,
    /// What the form proposed when it opened. Only differences from it are the administrator's edits.
    proposed: RwSignal<AnyValue>,
    earlier: StoredValue<Vec<DiffLine<AnyField>>>,
    /// The write.
    pub write: WriteOf,
    /// The error of the last attempt, for editors that show it at the field that it names.
    pub error: RwSignal<Option<ApiError>>,
}

impl AnyDraft {
    /// Creates a draft of these values. A running change of the same target, or one whose outcome was not seen, replaces them.
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

    /// Whether closing the form would lose edits; tracked.
    pub fn is_touched(self) -> bool {
        let (_, wanted) = self.values.run(());
        self.proposed.with(|proposed| *proposed != wanted)
    }

    /// What earlier attempts sent and may still take effect; not tracked.
    pub fn earlier(self) -> Vec<DiffLine<AnyField>> {
        self.earlier.get_value()
    }

    /// Returns the receipt of a write of this form.
    pub fn receipt(self, report: &Report<AnyTarget>) -> Receipt {
        report.receipt(self.target.with_value(AnyTarget::operation))
    }

    /// Starts editing again from what a finished write found. Edits that were not applied stay.
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

//! The state of a form: what was there, what is wanted, and how far the write is.

use crate::prelude::*;

use super::any_draft::AnyDraft;
use super::editable::Editable;

/// A change that is being edited, with values of its own type.
pub struct Draft<T: Editable> {
    before: RwSignal<T::Value>,
    /// The value that the person wants instead; the editor writes it.
    pub wanted: RwSignal<T::Value>,
    /// The same draft, for the form around the editor.
    pub any: AnyDraft,
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
        let (before, wanted) = (RwSignal::new(before), RwSignal::new(proposed));
        let values = Callback::new(move |()| (before.get().into(), wanted.get().into()));
        let set = Callback::new(move |(now, then)| {
            // A change of this target has such values.
            if let (Ok(now), Ok(then)) = (T::Value::try_from(now), T::Value::try_from(then)) {
                before.set(now);
                wanted.set(then);
            }
        });
        Self {
            before,
            wanted,
            any: AnyDraft::new(target.into(), values, set),
        }
    }

    /// The value that the decision is made on; tracked.
    pub fn before(self) -> T::Value {
        self.before.get()
    }
}

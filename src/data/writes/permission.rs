//! The question before the first write of a session.
//!
//! It lets an administrator see which organisation a change would reach. What holds is `Client::writing_if` of the session's client: no
//! request that may change something leaves without the permission.

use crate::prelude::*;

/// What waits for the answer.
#[derive(Clone, Copy, Default)]
pub(super) struct Permission {
    /// Whether the question is asked.
    pub(super) asking: RwSignal<bool>,
    /// What is done after a yes.
    pub(super) waits: StoredValue<Option<Box<dyn FnOnce()>>>,
}

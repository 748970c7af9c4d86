//! Asks before the first write of a session.

use rollcall_core::session::Session;

use super::Writes;

impl Writes {
    /// Does something that writes: now if changes are allowed in this session, otherwise once the administrator has allowed them. Without
    /// their yes it is not done at all.
    pub fn when_allowed(self, write: Box<dyn FnOnce()>) {
        // Without a session there is no one to ask, and no client.
        if !self.in_session(|session| session.signed_in().is_some_and(|it| !it.may_write)) {
            return write();
        }
        self.permission.waits.try_set_value(Some(write));
        let _ = self.permission.asking.try_set(true);
    }

    /// Whether the question is asked; tracked.
    pub fn is_asking(self) -> bool {
        self.permission.asking.try_get().unwrap_or_default()
    }

    /// Withdraws the question. Returns what waited for the answer.
    pub fn answered(self) -> Option<Box<dyn FnOnce()>> {
        let _ = self.permission.asking.try_set(false);
        self.permission
            .waits
            .try_update_value(Option::take)
            .flatten()
    }

    pub(super) fn in_session(self, is: impl FnOnce(&Session) -> bool) -> bool {
        self.session.try_with_untracked(is).unwrap_or_default()
    }
}

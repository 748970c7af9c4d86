//! [`UnreadableParts`]: what of a person in the list came in a form that cannot be read.

use std::num::NonZeroU32;

use webex_api::Unreadable;

use crate::moment;

/// Which parts of a row Webex sent in a form that cannot be read; the row holds nothing for them, as if they had been left out.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct UnreadableParts(u8);

impl UnreadableParts {
    /// The name.
    pub const NAME: Self = Self(1);
    /// The e-mail addresses.
    pub const EMAIL: Self = Self(2);
    /// Whether the person may sign in, and whether the invitation is open.
    pub const ACCOUNT: Self = Self(4);
    /// The licences.
    pub const LICENSES: Self = Self(8);
    /// When the person was last active.
    pub const ACTIVITY: Self = Self(16);
    /// When the person was created.
    pub const CREATED: Self = Self(32);

    /// Whether this part could not be read.
    pub const fn has(self, part: Self) -> bool {
        self.0 & part.0 != 0
    }

    pub(super) fn of(unreadable: &Unreadable) -> Self {
        if unreadable.is_empty() {
            return Self::default();
        }
        let parts = [
            ("displayName", Self::NAME),
            ("emails", Self::EMAIL),
            ("loginEnabled", Self::ACCOUNT),
            ("invitePending", Self::ACCOUNT),
            ("licenses", Self::LICENSES),
            ("lastActivity", Self::ACTIVITY),
            ("created", Self::CREATED),
        ];
        let found = parts.into_iter().filter(|(name, _)| unreadable.has(name));
        Self(found.fold(0, |all, (_, part)| all | part.0))
    }

    /// Reads a time; a text that is no time is noted as this part.
    pub(super) fn time(&mut self, text: Option<&str>, part: Self) -> Option<NonZeroU32> {
        let text = text?;
        let time = moment::seconds(text).and_then(NonZeroU32::new);
        if time.is_none() {
            self.0 |= part.0;
        }
        time
    }
}

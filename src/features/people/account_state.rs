//! The state of a person's account, from the three fields in which Webex tells it.

use rollcall_core::people::{RowView, UnreadableParts};
use webex_api::PersonStatus;

use crate::ui::icon::Icon;
use crate::ui::tone::Tone;
use crate::ui::unread::NOT_READABLE;

/// Whether a person can work with Webex.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Account {
    /// May sign in, and has.
    Active,
    /// Has not accepted the invitation yet.
    Invited,
    /// May not sign in.
    Disabled,
    /// Webex did not say.
    #[default]
    Unknown,
    /// Webex said it in a form that cannot be read.
    Unreadable,
}

impl Account {
    /// The word.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Active => "Active",
            Self::Invited => "Invite pending",
            Self::Disabled => "Disabled",
            Self::Unknown => "Unknown",
            Self::Unreadable => NOT_READABLE,
        }
    }

    /// The icon.
    pub const fn icon(self) -> Icon {
        match self {
            Self::Active => Icon::Check,
            Self::Invited => Icon::Envelope,
            Self::Disabled => Icon::Paused,
            Self::Unknown | Self::Unreadable => Icon::Unknown,
        }
    }

    /// The colour.
    pub const fn tone(self) -> Tone {
        match self {
            Self::Active => Tone::Success,
            Self::Invited => Tone::Warning,
            Self::Disabled | Self::Unknown | Self::Unreadable => Tone::Neutral,
        }
    }
}

/// Reads the state: an open invitation counts before the sign-in, as on the person's page.
pub fn account(row: &RowView<'_>) -> Account {
    match state(row.login_enabled, row.invite_pending, row.status) {
        // One of the two could not be read, so that the other may say too much.
        Account::Active | Account::Unknown if row.unreadable.has(UnreadableParts::ACCOUNT) => {
            Account::Unreadable
        }
        account => account,
    }
}

fn state(
    login_enabled: Option<bool>,
    invite_pending: Option<bool>,
    status: Option<&PersonStatus>,
) -> Account {
    match (login_enabled, invite_pending, status) {
        (_, Some(true), _) | (_, None, Some(PersonStatus::Pending)) => Account::Invited,
        (Some(false), ..) => Account::Disabled,
        (None, None, None | Some(PersonStatus::Unknown)) => Account::Unknown,
        _ => Account::Active,
    }
}

#[cfg(test)]
mod tests {
    use super::{Account, PersonStatus, state};

    #[test]
    fn the_three_fields_together() {
        let rows = [
            ((Some(true), Some(false), None), Account::Active),
            ((Some(true), Some(true), None), Account::Invited),
            ((Some(false), Some(true), None), Account::Invited),
            ((Some(false), Some(false), None), Account::Disabled),
            ((None, None, Some(PersonStatus::Pending)), Account::Invited),
            ((None, None, Some(PersonStatus::Inactive)), Account::Active),
            ((None, None, None), Account::Unknown),
        ];
        for ((login, invite, status), expected) in rows {
            assert_eq!(
                state(login, invite, status.as_ref()),
                expected,
                "{login:?} {invite:?} {status:?}"
            );
        }
    }
}

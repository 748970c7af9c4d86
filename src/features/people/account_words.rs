//! The word, icon and tone for each account state.

use rollcall_core::people::Account;

use crate::ui::badge::Status;
use crate::ui::icon::Icon;
use crate::ui::tone::Tone;
use crate::ui::unread::NOT_READABLE;

/// Returns the state as a row shows it. "Active" is the usual one.
pub fn status(account: Account) -> Status {
    Status {
        tone: tone(account),
        icon: icon(account),
        word: word(account),
        usual: account == Account::Active,
    }
}

/// Returns the word.
pub const fn word(account: Account) -> &'static str {
    match account {
        Account::Active => "Active",
        Account::Invited => "Invite pending",
        Account::Disabled => "Deactivated",
        Account::Unknown => "Unknown",
        Account::Unreadable => NOT_READABLE,
    }
}

/// Returns the icon.
pub const fn icon(account: Account) -> Icon {
    match account {
        Account::Active => Icon::Check,
        Account::Invited => Icon::Envelope,
        Account::Disabled => Icon::Paused,
        Account::Unknown | Account::Unreadable => Icon::Unknown,
    }
}

/// Returns the tone.
pub const fn tone(account: Account) -> Tone {
    match account {
        Account::Active => Tone::Success,
        Account::Invited => Tone::Warning,
        Account::Disabled | Account::Unknown | Account::Unreadable => Tone::Neutral,
    }
}

//! The state of a person's account, from the three fields in which Webex tells it.

use super::directory::{Directory, RowView};
use super::unreadable_parts::UnreadableParts;
use webex_api::PersonStatus;

/// Whether a person can work with Webex.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Account {
    /// May sign in, and has accepted the invitation.
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
    /// Reads the state of a row. A pending invitation counts before the sign-in, as on the person's page.
    pub fn of(row: &RowView<'_>) -> Self {
        match state(row.login_enabled, row.invite_pending, row.status) {
            // One of the two could not be read, so that the other may say too much.
            Self::Active | Self::Unknown if row.unreadable.has(UnreadableParts::ACCOUNT) => {
                Self::Unreadable
            }
            account => account,
        }
    }
}

impl Directory {
    /// The state of a person's account.
    pub fn account(&self, index: u32) -> Account {
        self.row(index)
            .as_ref()
            .map_or(Account::Unknown, Account::of)
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
    use serde_json::json;

    use super::{Account, Directory, PersonStatus, state};

    #[test]
    fn what_cannot_be_read_is_not_taken_for_active() {
        let rows = [
            (json!({"loginEnabled": 7}), Account::Unreadable),
            (
                json!({"loginEnabled": true, "invitePending": []}),
                Account::Unreadable,
            ),
            (
                json!({"loginEnabled": false, "invitePending": []}),
                Account::Disabled,
            ),
            (
                json!({"loginEnabled": 7, "invitePending": true}),
                Account::Invited,
            ),
        ];
        for (mut person, expected) in rows {
            person["id"] = json!("1");
            let mut directory = Directory::new();
            directory.push_page(vec![serde_json::from_value(person.clone()).unwrap()]);
            assert_eq!(directory.account(0), expected, "{person}");
        }
    }

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

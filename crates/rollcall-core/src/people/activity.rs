//! When a person last used Webex, if Webex says so.

use super::account::Account;
use super::directory::{Directory, RowView};
use super::unreadable_parts::UnreadableParts;

/// When a person was last active.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Activity {
    /// At this time, in seconds since 1970.
    At(u32),
    /// Never: the invitation is still open.
    Never,
    /// Webex did not say. It says nothing of people who share no status, and nothing of anyone when the administrator who asks
    /// shares none.
    Unknown,
}

impl Activity {
    /// The activity of a row.
    pub fn of(row: &RowView<'_>) -> Self {
        match row.last_activity {
            Some(at) => Self::At(at),
            None if row.unreadable.has(UnreadableParts::ACTIVITY) => Self::Unknown,
            None if Account::of(row) == Account::Invited => Self::Never,
            None => Self::Unknown,
        }
    }

    /// Whether it was at or after `limit`; `None` if that is not known.
    pub(super) const fn since(self, limit: u32) -> Option<bool> {
        match self {
            Self::At(at) => Some(at >= limit),
            Self::Never => Some(false),
            Self::Unknown => None,
        }
    }
}

impl Directory {
    /// When a person was last active.
    pub fn activity(&self, index: u32) -> Activity {
        let row = self.row(index);
        row.as_ref().map_or(Activity::Unknown, Activity::of)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{Activity, Directory};

    #[test]
    fn never_is_known_and_unknown_is_not_never() {
        let rows = [
            (
                json!({"lastActivity": "1970-01-02T00:00:00Z"}),
                Activity::At(86_400),
            ),
            (
                json!({"lastActivity": "1970-01-02T00:00:00Z", "invitePending": true}),
                Activity::At(86_400),
            ),
            (json!({"invitePending": true}), Activity::Never),
            (json!({"invitePending": false}), Activity::Unknown),
            (json!({}), Activity::Unknown),
            (
                json!({"lastActivity": "long ago", "invitePending": true}),
                Activity::Unknown,
            ),
            (
                json!({"lastActivity": 7, "invitePending": true}),
                Activity::Unknown,
            ),
        ];
        for (mut person, expected) in rows {
            person["id"] = json!("1");
            let mut directory = Directory::new();
            directory.push_page(vec![serde_json::from_value(person.clone()).unwrap()]);
            assert_eq!(directory.activity(0), expected, "{person}");
        }
    }
}

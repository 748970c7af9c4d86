//! One person as a row shows them.

use crate::prelude::*;
use rollcall_core::people::{Account, Directory, RowView, UnreadableParts};

use crate::components::people_list::{Found, shown_email, shown_name};
use crate::memo::{Memo, memo};
use crate::ui::unread::{NOT_READABLE, NOT_TOLD};
use rollcall_core::number::grouped;

/// What a row needs, copied out of the directory; rows are few, whatever the length of the list.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Row {
    /// Webex's id.
    pub id: String,
    /// Display name, or why there is none; never empty, because it is a link.
    pub name: String,
    /// Primary address, or that it could not be read.
    pub email: String,
    /// The state of the account.
    pub account: Account,
    /// How many licences, or why that is not known.
    pub licenses: String,
    /// Department; empty for none.
    pub department: String,
}

impl From<RowView<'_>> for Row {
    fn from(row: RowView<'_>) -> Self {
        Self {
            id: row.id.to_owned(),
            name: shown_name(row.name, row.unreadable.has(UnreadableParts::NAME)).to_owned(),
            email: shown_email(row.email, row.unreadable.has(UnreadableParts::EMAIL)).to_owned(),
            account: Account::of(&row),
            department: row.department.unwrap_or_default().to_owned(),
            licenses: licenses(&row),
        }
    }
}

fn licenses(row: &RowView<'_>) -> String {
    match row.licenses {
        Some(licenses) => grouped(licenses.len()),
        None if row.unreadable.has(UnreadableParts::LICENSES) => NOT_READABLE.to_owned(),
        None => NOT_TOLD.to_owned(),
    }
}

/// The person in row `shown`, following the list while it grows and the search while it is typed. Blank in the moment in which the
/// list has become shorter and the row is about to go.
pub fn use_row(
    directory: RwSignal<Directory>,
    found: Memo<Found>,
    shown: Signal<usize>,
) -> Memo<Row> {
    memo(move || {
        let index = found.with(|found| found.row(shown.get()));
        let row =
            index.and_then(|index| directory.with(|directory| directory.row(index).map(Row::from)));
        row.unwrap_or_default()
    })
}

#[cfg(test)]
mod tests {
    use rollcall_core::people::Directory;

    use super::{Account, Row};

    /// Left out, empty and unreadable are shown as three things.
    #[test]
    fn what_could_not_be_read_is_shown_as_such() {
        let rows = [
            (
                serde_json::json!({"id": "1", "displayName": 7, "emails": {}, "loginEnabled": 1, "licenses": [7]}),
                (
                    "Name not readable",
                    "Not readable",
                    Account::Unreadable,
                    "Not readable",
                ),
            ),
            (
                serde_json::json!({"id": "2"}),
                ("No name", "", Account::Unknown, "Unknown"),
            ),
            (
                serde_json::json!({"id": "3", "displayName": 7, "emails": ["a@x.example"], "loginEnabled": true, "licenses": []}),
                ("a@x.example", "a@x.example", Account::Active, "0"),
            ),
        ];
        for (person, (name, email, account, licenses)) in rows {
            let mut directory = Directory::new();
            directory.push_page(vec![serde_json::from_value(person).unwrap()]);
            let row = Row::from(directory.row(0).unwrap());
            assert_eq!(
                (&*row.name, &*row.email, row.account, &*row.licenses),
                (name, email, account, licenses)
            );
        }
    }
}

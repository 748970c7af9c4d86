//! One person as a row shows them.

use leptos::prelude::*;
use rollcall_core::people::{Directory, RowView};

use super::account::{Account, account};
use super::found::Found;

/// What a row needs, copied out of the directory; rows are few, whatever the length of the list.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Row {
    /// Webex's id.
    pub id: String,
    /// Display name.
    pub name: String,
    /// Primary address.
    pub email: String,
    /// The state of the account.
    pub account: Account,
    /// How many licences.
    pub licenses: usize,
}

impl From<RowView<'_>> for Row {
    fn from(row: RowView<'_>) -> Self {
        Self {
            id: row.id.to_owned(),
            name: row.name.to_owned(),
            email: row.email.to_owned(),
            account: account(&row),
            licenses: row.licenses.len(),
        }
    }
}

/// The person in row `shown`, following the list while it grows and the search while it is typed. Blank in the moment in which the
/// list has become shorter and the row is about to go.
pub fn use_row(
    directory: RwSignal<Directory>,
    found: Memo<Found>,
    shown: Signal<usize>,
) -> Memo<Row> {
    Memo::new(move |_| {
        let index = found.with(|found| found.row(shown.get()));
        let row =
            index.and_then(|index| directory.with(|directory| directory.row(index).map(Row::from)));
        row.unwrap_or_default()
    })
}

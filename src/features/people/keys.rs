//! What the keys of the table do with people.

use crate::prelude::*;
use rollcall_core::people::Directory;
use rollcall_core::route::Route;
use webex_api::PersonId;

use super::this_list::ListDialog;
use crate::components::people_list::{Found, Selecting};
use crate::memo::Memo;
use crate::navigator::Navigator;
use crate::ui::table::{RowKey, RowKeys};

/// The keys of the table of everyone shown.
pub fn keys(
    directory: RwSignal<Directory>,
    found: Memo<Found>,
    selecting: Selecting,
    navigator: Navigator,
    dialog: RwSignal<Option<ListDialog>>,
) -> RowKeys {
    let open = move |shown: usize| {
        let row = found.with_untracked(|found| found.row(shown));
        let id = directory.with_untracked(|directory| {
            let person = directory.row(row?)?;
            Some(PersonId::new(person.id))
        });
        if let Some(id) = id {
            navigator.navigate(&Route::person(id));
        }
    };
    let on_key = move |key| match key {
        RowKey::Move { to } => selecting.reach(to),
        RowKey::Extend { from, to } => selecting.extend(from, to),
        RowKey::Toggle(shown) => selecting.toggle(shown),
        RowKey::Open(shown) => open(shown),
        RowKey::Menu(shown) => dialog.set(Some(ListDialog::Menu(shown))),
        RowKey::Clear => selecting.clear(),
    };
    RowKeys {
        active: RwSignal::new(None),
        is_selected: Callback::new(move |shown| selecting.has(shown)),
        on_key: Callback::new(on_key),
    }
}

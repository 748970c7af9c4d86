//! What the keys of the table and clicks in its rows do with people.

use crate::prelude::*;
use rollcall_core::people::Directory;
use webex_api::PersonId;

use super::this_list::ListDialog;
use crate::components::people_list::{Found, Selecting, row_actions};
use crate::memo::Memo;
use crate::navigator::Navigator;
use crate::ui::table::RowActions;

/// The actions in the table of everyone shown.
pub fn actions(
    directory: RwSignal<Directory>,
    found: Memo<Found>,
    selecting: Selecting,
    navigator: Navigator,
    dialog: RwSignal<Option<ListDialog>>,
) -> RowActions {
    let person = Callback::new(move |shown| {
        let row = found.with_untracked(|found| found.row(shown))?;
        directory.with_untracked(|directory| Some(PersonId::new(directory.row(row)?.id)))
    });
    let menu = Callback::new(move |shown| dialog.set(Some(ListDialog::Menu(shown))));
    row_actions(selecting, navigator, person, Some(menu))
}

//! The dialogs of the list, and the menu of a row. They are one lazy part: none is needed to read the list.

use crate::prelude::*;

use super::columns_dialog::ColumnsDialog;
use super::emails::SelectByEmail;
use super::export::ExportDialog;
use super::filters::AddFilter;
use super::row_menu::RowMenu;
use super::this_list::{ListDialog, use_this_list};
use crate::ui::live::live;

/// The dialog that is open.
#[component]
pub fn OpenDialog() -> impl IntoView {
    let dialog = use_this_list().dialog;
    live(move || match dialog.get() {
        None => ().into_any(),
        Some(ListDialog::Filter) => view! { <AddFilter /> }.into_any(),
        Some(ListDialog::Columns) => view! { <ColumnsDialog /> }.into_any(),
        Some(ListDialog::Emails) => view! { <SelectByEmail /> }.into_any(),
        Some(ListDialog::Menu(shown)) => view! { <RowMenu shown /> }.into_any(),
        Some(ListDialog::Export(rows)) => view! { <ExportDialog rows /> }.into_any(),
    })
}

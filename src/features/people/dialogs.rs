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
pub fn OpenDialog() -> View {
    let dialog = use_this_list().dialog;
    live(move || match dialog.get() {
        None => ().into_child(),
        Some(ListDialog::Filter) => view! { <AddFilter /> },
        Some(ListDialog::Columns) => view! { <ColumnsDialog /> },
        Some(ListDialog::Emails) => view! { <SelectByEmail /> },
        Some(ListDialog::Menu(shown)) => view! { <RowMenu shown /> },
        Some(ListDialog::Export(rows)) => view! { <ExportDialog rows /> },
    })
}

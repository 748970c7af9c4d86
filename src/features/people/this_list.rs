//! State shared with the lazy parts of the page. They receive it as context, because lazy pages have no properties.

use std::sync::Arc;

use leptos::prelude::*;
use rollcall_core::people::PeopleView;

use crate::components::people_list::Selecting;

/// A dialog over the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ListDialog {
    /// Adds a filter.
    Filter,
    /// Selects the people of a pasted list of addresses.
    Emails,
    /// Saves these rows of the directory.
    Export(Arc<[u32]>),
}

/// The list on screen.
#[derive(Clone, Copy)]
pub struct ThisList {
    /// Who is shown, and in which order.
    pub view: Signal<PeopleView>,
    /// Called with the new view.
    pub on_view: Callback<PeopleView>,
    /// The selection among the rows shown.
    pub selecting: Selecting,
    /// The dialog that is open.
    pub dialog: RwSignal<Option<ListDialog>>,
}

impl ThisList {
    /// Closes the dialog.
    pub fn close(self) {
        self.dialog.set(None);
    }
}

/// Returns the list on screen; only below the page.
pub fn use_this_list() -> ThisList {
    expect_context()
}

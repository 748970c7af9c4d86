//! State shared with the lazy parts of the page. They receive it as context, because lazy pages have no properties.

use std::sync::Arc;

use crate::prelude::*;
use rollcall_core::people::{Layout, Needs, PeopleView};

use crate::components::people_list::{Found, Selecting};
use crate::memo::Memo;

/// A dialog or a menu over the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ListDialog {
    /// Adds a filter.
    Filter,
    /// Selects the people of a pasted list of addresses.
    Emails,
    /// Saves these rows of the directory.
    Export(Arc<[u32]>),
    /// Chooses columns.
    Columns,
    /// The menu of a row shown.
    Menu(usize),
}

impl ListDialog {
    /// Saves the rows that are shown now.
    pub fn export(found: Memo<Found>) -> Self {
        Self::Export(found.with_untracked(Found::rows).into())
    }
}

/// The list on screen.
#[derive(Clone, Copy)]
pub struct ThisList {
    /// Who is shown, and in which order.
    pub view: Signal<PeopleView>,
    /// Called with the new view.
    pub on_view: Callback<PeopleView>,
    /// What the view needs that a plain list of people doesn't have.
    pub needs: Memo<Needs>,
    /// The selection among the rows shown.
    pub selecting: Selecting,
    /// The rows shown.
    pub found: Memo<Found>,
    /// The columns.
    pub layout: RwSignal<Layout>,
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

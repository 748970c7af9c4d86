//! State shared with the lazy parts of the page. They receive it as context, because lazy pages have no properties.

use leptos::prelude::*;
use rollcall_core::people::PeopleView;

use crate::components::people_list::Selecting;

/// The list on screen.
#[derive(Clone, Copy)]
pub struct ThisList {
    /// Who is shown, and in which order.
    pub view: Signal<PeopleView>,
    /// Called with the new view.
    pub on_view: Callback<PeopleView>,
    /// Whether a filter is being added.
    pub adding: RwSignal<bool>,
    /// The selection among the rows shown.
    pub selecting: Selecting,
    /// The rows to save, while the export is open.
    pub exporting: RwSignal<Option<Vec<u32>>>,
}

/// Returns the list on screen; only below the page.
pub fn use_this_list() -> ThisList {
    expect_context()
}

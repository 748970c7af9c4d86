//! What stands in the place of the rows when there are none.

use leptos::prelude::*;
use rollcall_core::people::{Directory, PeopleView};

use super::columns::COLUMNS;
use crate::data::{DirectoryHandle, DirectoryState};
use crate::ui::button::Button;
use crate::ui::empty_state::EmptyState;
use crate::ui::icon::Icon;
use crate::ui::table::WaitingTable;
use crate::ui::untrusted_text::visible;

/// Loading, no match, or nobody at all; a list that failed says so in its banner.
#[component]
pub fn Nobody(
    /// The list.
    directory: DirectoryHandle,
    /// Who is shown.
    view: Signal<PeopleView>,
    /// Called to show everyone.
    on_clear: impl Fn() + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let loading = Memo::new(move |_| {
        directory
            .state
            .with(|state| matches!(state, DirectoryState::Idle | DirectoryState::Loading))
    });
    let failed = Memo::new(move |_| {
        directory
            .state
            .with(|state| matches!(state, DirectoryState::Failed(_) | DirectoryState::Cancelled))
    });
    let none = Memo::new(move |_| directory.rows.with(Directory::is_empty));
    let clear = move || view! { <Button on_click=on_clear>{move || if view.with(|view| view.filters.is_empty()) { "Clear search" } else { "Show everyone" }}</Button> };
    move || {
        match (none.get(), loading.get(), failed.get()) {
        (true, true, _) => view! { <WaitingTable columns=COLUMNS words="Loading people" /> }.into_any(),
        (true, false, true) => ().into_any(),
        (true, false, false) => {
            view! { <EmptyState icon=Icon::People title="No people" why="Webex lists no one in this organisation that you can see." /> }.into_any()
        }
        (false, loading, _) => {
            let title = Signal::derive(move || view.with(no_match));
            let why = if loading {
                "More people are still loading."
            } else {
                "Rollcall looks for every word in names and email addresses, in any order. Every filter must hold; people of whom Webex didn't say it aren't shown."
            };
            view! { <EmptyState icon=Icon::Search title why actions=clear /> }.into_any()
        }
    }
    }
}

/// Returns the heading for an empty list.
fn no_match(view: &PeopleView) -> String {
    match view.query.trim() {
        "" => "No one meets these filters".to_owned(),
        query if view.filters.is_empty() => format!("No one matches “{}”", visible(query)),
        query => format!("No one matches “{}” and these filters", visible(query)),
    }
}

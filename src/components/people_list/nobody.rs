//! What stands in the place of the rows when there are none.

use crate::prelude::*;
use rollcall_core::people::PeopleView;

use super::words::ListWords;
use crate::data::ListState;
use crate::memo::{Memo, memo};
use crate::ui::button::Button;
use crate::ui::empty_state::EmptyState;
use crate::ui::icon::Icon;
use crate::ui::live::live;
use crate::ui::table::{Column, WaitingTable};
use crate::ui::untrusted_text::visible;

/// Explains filters when no one matches them.
const FILTERS_WHY: &str =
    "All filters must match. People whose data Webex didn't return are left out.";

/// Loading, no match, or nobody at all; a list that failed says so in its banner.
#[component]
pub fn Nobody(
    /// How far the list is.
    state: RwSignal<ListState>,
    /// Whether nobody has arrived.
    none: Memo<bool>,
    /// The columns of the list.
    columns: &'static [Column],
    /// The words.
    words: ListWords,
    /// Who is shown.
    view: Signal<PeopleView>,
    /// Called to show everyone.
    on_clear: impl Fn() + Copy + Send + Sync + 'static,
) -> View {
    let loading = memo(move || state.with(ListState::is_loading));
    let failed = memo(move || {
        state.with(|state| matches!(state, ListState::Failed(_) | ListState::Cancelled))
    });
    let clear = move || view! { <Button on_click=on_clear>{move || if view.with(|view| view.filters.is_empty()) { "Clear search" } else { "Show everyone" }}</Button> };
    live(move || match (none.get(), loading.get(), failed.get()) {
        (true, true, _) => view! { <WaitingTable columns words=words.loading /> },
        (true, false, true) => ().into_child(),
        (true, false, false) => {
            view! { <EmptyState icon=Icon::People title=words.nobody why=words.nobody_why /> }
        }
        (false, loading, _) => {
            let title = Signal::derive(move || view.with(no_match));
            let why = Signal::derive(move || match loading {
                true => "More people are still loading.".to_owned(),
                false if view.with(|view| view.filters.is_empty()) => words.no_match_why.to_owned(),
                false => format!("{} {FILTERS_WHY}", words.no_match_why),
            });
            view! { <EmptyState icon=Icon::Search title why actions=clear /> }
        }
    })
}

/// Returns the heading for an empty list.
fn no_match(view: &PeopleView) -> String {
    match view.query.trim() {
        "" => "No one meets these filters".to_owned(),
        query if view.filters.is_empty() => format!("No one matches “{}”", visible(query)),
        query => format!("No one matches “{}” and these filters", visible(query)),
    }
}

//! The button that reads a list again.

use leptos::prelude::*;

use crate::data::{ListControl, ListState};
use crate::ui::button::{Button, ButtonKind, ButtonSize};
use crate::ui::icon::Icon;

/// Refresh; while the list is read, Stop.
#[component]
pub fn RefreshList(
    /// The list.
    list: ListControl,
) -> impl IntoView {
    let loading = Memo::new(move |_| list.state.with(|state| *state == ListState::Loading));
    let click = move || {
        if loading.get_untracked() {
            list.cancel.run(());
        } else {
            list.refresh.run(());
        }
    };
    let words = move || if loading.get() { "Stop" } else { "Refresh" };
    let refreshing = move || {
        let refreshing = loading.get() && list.refreshing.get();
        refreshing.then_some("Refreshing…")
    };
    view! {
        <span class="quiet">{refreshing}</span>
        <Button kind=ButtonKind::Ghost size=ButtonSize::Small icon=Icon::Retry on_click=click>
            {words}
        </Button>
    }
}

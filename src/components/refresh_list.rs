//! The button that reloads the list of people.

use leptos::prelude::*;

use crate::data::{DirectoryState, use_directory};
use crate::ui::button::{Button, ButtonKind, ButtonSize};
use crate::ui::icon::Icon;

/// Refresh; while the list is read, Stop.
#[component]
pub fn RefreshList() -> impl IntoView {
    let directory = use_directory();
    let loading = Memo::new(move |_| {
        directory
            .state
            .with(|state| *state == DirectoryState::Loading)
    });
    let click = move || {
        if loading.get_untracked() {
            directory.cancel();
        } else {
            directory.refresh();
        }
    };
    let words = move || if loading.get() { "Stop" } else { "Refresh" };
    let refreshing = move || {
        let refreshing = loading.get() && directory.refreshing.get();
        refreshing.then_some("Refreshing…")
    };
    view! {
        <span class="quiet">{refreshing}</span>
        <Button kind=ButtonKind::Ghost size=ButtonSize::Small icon=Icon::Retry on_click=click>
            {words}
        </Button>
    }
}

//! How old the list of people is, and reading it again.

use leptos::prelude::*;

use crate::data::{DirectoryState, use_directory};
use crate::ui::button::{Button, ButtonKind, ButtonSize};
use crate::ui::icon::Icon;
use crate::ui::moment::{self, Moment};

/// When the list was read, with Refresh; while it is read, Stop.
#[component]
pub fn PeopleAge() -> impl IntoView {
    let directory = use_directory();
    let loading = Memo::new(move |_| {
        directory
            .state
            .with(|state| *state == DirectoryState::Loading)
    });
    move || {
        if loading.get() {
            let words = directory.refreshing.get().then_some("Refreshing…");
            return view! {
                <span class="quiet">{words}</span>
                <Button kind=ButtonKind::Ghost size=ButtonSize::Small icon=Icon::Close on_click=move || directory.cancel()>
                    "Stop"
                </Button>
            }
            .into_any();
        }
        let age = directory.ended.get().map(|ended| {
            view! { <span class="quiet">"Loaded "<Moment at=moment::rfc3339(ended) /></span> }
        });
        view! {
            {age}
            <Button kind=ButtonKind::Ghost size=ButtonSize::Small icon=Icon::Retry on_click=move || directory.refresh()>
                "Refresh"
            </Button>
        }
        .into_any()
    }
}

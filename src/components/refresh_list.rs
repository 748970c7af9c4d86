//! The age of a list, and the button that reads it again.

use crate::prelude::*;

use super::age::Age;
use super::commands::{Command, offer_commands};
use crate::data::{ListControl, ListState};
use crate::memo::memo;
use crate::ui::button::{Button, ButtonKind, ButtonSize};
use crate::ui::icon::{Glyph, Icon};
use crate::ui::live::live;

/// Refresh; while the list is read, Stop.
#[component]
pub fn RefreshList(
    /// The list.
    list: ListControl,
) -> View {
    let loading = memo(move || list.state.with(|state| *state == ListState::Loading));
    let click = move || {
        if loading.get_untracked() {
            list.cancel.run(());
        } else {
            list.refresh.run(());
        }
    };
    offer_commands(move || {
        let words = if loading.get() {
            "Stop loading the list"
        } else {
            "Refresh the list"
        };
        vec![Command::new(icon(loading.get()), words, click)]
    });
    let words = live(move || if loading.get() { "Stop" } else { "Refresh" });
    let refreshing = live(move || {
        let refreshing = loading.get() && list.refreshing.get();
        refreshing.then_some("Refreshing…")
    });
    view! {
        <span class="quiet">{refreshing}</span>
        <Button kind=ButtonKind::Ghost size=ButtonSize::Small on_click=click>
            <Glyph icon=Signal::derive(move || icon(loading.get())) />
            {words}
        </Button>
    }
}

/// The icon of Stop or of Refresh.
const fn icon(loading: bool) -> Icon {
    if loading { Icon::Close } else { Icon::Retry }
}

/// When the list was read, and Refresh.
#[component]
pub fn ListAge(
    /// The list.
    list: ListControl,
) -> View {
    view! {
        <div class="list-age cluster">
            <Age loaded=list.ended />
            <RefreshList list />
        </div>
    }
}

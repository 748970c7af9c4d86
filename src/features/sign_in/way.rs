//! The frame of one way in.

use leptos::prelude::*;
use rollcall_core::config::WayIn;

use super::desk::use_desk;
use crate::ui::icon::{Glyph, Icon};

/// The name of a way in.
pub const fn title(way: WayIn) -> &'static str {
    match way {
        WayIn::Webex => "Sign in with Webex",
        WayIn::Integration => "Use your own integration",
        WayIn::Token => "Paste a token",
        WayIn::Code => "Paste a code",
        WayIn::Implicit => "Get a token without a code",
    }
}

/// One way in, under a line that opens and closes it.
#[component]
pub fn Way(
    /// Which one.
    way: WayIn,
    /// What it is for, in one line that stands there closed as well.
    about: &'static str,
    /// What it needs.
    children: Children,
) -> impl IntoView {
    let open = use_desk().open(way);
    // The signal is the state: the browser's own toggling would leave it behind.
    let toggle = move |event: leptos::ev::MouseEvent| {
        event.prevent_default();
        open.update(|open| *open = !*open);
    };
    let name = title(way);
    view! {
        <details class="way-in card" open=move || open.get()>
            <summary on:click=toggle><Glyph icon=Icon::Chevron /><h2>{name}</h2><span class="quiet">{about}</span></summary>
            <section class="card-body" aria-label=name>{children()}</section>
        </details>
    }
}

//! The frame of one way in: a line that opens it. Its form comes in the second file, when the line is first opened.

use leptos::prelude::*;
use rollcall_core::config::WayIn;

use super::code::PastedCode;
use super::desk::use_desk;
use super::implicit::WithoutCode;
use super::integration::OwnIntegration;
use super::token::PastedToken;
use crate::ui::icon::{Glyph, Icon};
use crate::ui::later::{Later, second_file};

second_file!(own_integration, OwnIntegration);
second_file!(pasted_token, PastedToken);
second_file!(pasted_code, PastedCode);
second_file!(without_code, WithoutCode);

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

/// What it is for, in one line that is visible even when it is closed.
const fn about(way: WayIn) -> &'static str {
    match way {
        WayIn::Webex => "",
        WayIn::Integration => "Sign in at Webex with your own client ID.",
        WayIn::Token => "A personal access token or any other bearer token.",
        WayIn::Code => "For an integration whose redirect URI is another page.",
        WayIn::Implicit => "For integrations that allow nothing better.",
    }
}

/// One way in, under a line that opens and closes it.
#[component]
pub fn Way(
    /// Which one; not that of the site's own integration, which is one button.
    way: WayIn,
) -> impl IntoView {
    let open = use_desk().open(way);
    // The signal is the state: the browser's own toggling would leave it behind.
    let toggle = move |event: leptos::ev::MouseEvent| {
        event.prevent_default();
        open.update(|open| *open = !*open);
    };
    // Once there it stays, also when closed again: nothing typed is lost.
    let opened =
        Memo::new(move |before: Option<&bool>| before.is_some_and(|opened| *opened) || open.get());
    let form = move || {
        opened.get().then(|| match way {
            WayIn::Webex => ().into_any(),
            WayIn::Integration => view! { <Later page=own_integration /> }.into_any(),
            WayIn::Token => view! { <Later page=pasted_token /> }.into_any(),
            WayIn::Code => view! { <Later page=pasted_code /> }.into_any(),
            WayIn::Implicit => view! { <Later page=without_code /> }.into_any(),
        })
    };
    let name = title(way);
    view! {
        <details class="way-in card" open=move || open.get()>
            <summary on:click=toggle><Glyph icon=Icon::Chevron /><h2>{name}</h2><span class="quiet">{about(way)}</span></summary>
            <section class="card-body" aria-label=name>{form}</section>
        </details>
    }
}

//! The frame of one sign-in method: a line that opens it. Its form comes with the lazy pages, when the line is first opened.

use crate::prelude::*;
use rollcall_core::config::SignInMethod;

use super::code::PastedCode;
use super::form_state::use_form_state;
use super::implicit::WithoutCode;
use super::integration::OwnIntegration;
use super::token::PastedToken;
use crate::components::lazy_page::{LazyPage, lazy_page};
use crate::memo::memo_after;
use crate::ui::icon::{Glyph, Icon};
use crate::ui::live::live;

lazy_page!(own_integration, OwnIntegration);
lazy_page!(pasted_token, PastedToken);
lazy_page!(pasted_code, PastedCode);
lazy_page!(without_code, WithoutCode);

/// The name of a sign-in method.
pub const fn title(method: SignInMethod) -> &'static str {
    match method {
        SignInMethod::Webex => "Sign in with Webex",
        SignInMethod::Integration => "Use your own integration",
        SignInMethod::Token => "Paste a token",
        SignInMethod::Code => "Paste a code",
        SignInMethod::Implicit => "Get a token without a code",
    }
}

/// What it is for, in one line that is visible even when it is closed.
const fn about(method: SignInMethod) -> &'static str {
    match method {
        SignInMethod::Webex => "",
        SignInMethod::Integration => "Sign in at Webex with your own client ID.",
        SignInMethod::Token => "A personal access token or any other bearer token.",
        SignInMethod::Code => "For an integration whose redirect URI is another page.",
        SignInMethod::Implicit => "For integrations that allow nothing better.",
    }
}

/// One sign-in method, under a line that opens and closes it.
#[component]
pub fn Method(
    /// Which one; not that of the site's own integration, which is one button.
    method: SignInMethod,
) -> View {
    let open = use_form_state().open(method);
    // The signal is the state: the browser's own toggling would leave it behind.
    let toggle = move |event: leptos::ev::MouseEvent| {
        event.prevent_default();
        open.update(|open| *open = !*open);
    };
    // Once there it stays, also when closed again: nothing typed is lost.
    let opened =
        memo_after(move |before: Option<&bool>| before.is_some_and(|opened| *opened) || open.get());
    let form = live(move || {
        opened.get().then(|| match method {
            SignInMethod::Webex => ().into_child(),
            SignInMethod::Integration => {
                view! { <LazyPage page=own_integration part=true /> }
            }
            SignInMethod::Token => view! { <LazyPage page=pasted_token part=true /> },
            SignInMethod::Code => view! { <LazyPage page=pasted_code part=true /> },
            SignInMethod::Implicit => view! { <LazyPage page=without_code part=true /> },
        })
    });
    let name = title(method);
    view! {
        <details class="sign-in-method card" open=move || open.get()>
            <summary on:click=toggle>
                <Glyph icon=Icon::Chevron />
                <h2>{name}</h2>
                <span class="quiet">{about(method)}</span>
            </summary>
            <section class="card-body" aria-label=name>
                {form}
            </section>
        </details>
    }
}

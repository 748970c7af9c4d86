//! The first way in: Webex's own sign-in, by authorization code with PKCE.

use leptos::prelude::*;
use rollcall_core::config::WayIn;

use super::desk::use_desk;
use super::scopes::ScopeList;
use super::way::title;
use crate::session::use_session;
use crate::ui::button::{Button, ButtonKind};
use crate::ui::disclosure::Disclosure;

/// One button, and what it will ask for.
#[component]
pub fn WithWebex() -> impl IntoView {
    let (desk, session) = (use_desk(), use_session());
    let sign_in = move || {
        desk.act();
        session.sign_in(desk.return_to());
    };
    let name = title(WayIn::Webex);
    view! {
        <section class="way-first stack" aria-label=name>
            <Button kind=ButtonKind::Primary on_click=sign_in>{name}</Button>
            <p class="quiet">"You enter your password on Webex, never in Rollcall. You're signed in until you close this tab."</p>
            <Disclosure summary="Permissions Rollcall requests"><ScopeList /></Disclosure>
        </section>
    }
}

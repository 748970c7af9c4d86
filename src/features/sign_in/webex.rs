//! The first way in: Webex's own sign-in, by authorization code with PKCE.

use leptos::prelude::*;

use super::scopes::ScopeList;
use crate::browser::address;
use crate::routes::use_paths;
use crate::session::use_session;
use crate::ui::button::{Button, ButtonKind};
use crate::ui::disclosure::Disclosure;

/// One button, and what it will ask for.
#[component]
pub fn WithWebex() -> impl IntoView {
    let (session, paths) = (use_session(), use_paths());
    let sign_in = move || session.sign_in(&paths.strip_base(&address::path_and_query()));
    view! {
        <section class="way stack" aria-label="Sign in with Webex">
            <Button kind=ButtonKind::Primary on_click=sign_in>"Sign in with Webex"</Button>
            <p class="quiet">"Webex asks for your password, not Rollcall. The sign-in stays in this tab and ends with it."</p>
            <Disclosure summary="What Rollcall asks for, and why"><ScopeList /></Disclosure>
        </section>
    }
}

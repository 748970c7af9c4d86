//! The first sign-in method: Webex's own sign-in, by authorization code with PKCE.

use crate::prelude::*;
use rollcall_core::config::SignInMethod;

use super::form_state::use_form_state;
use super::method::title;
use super::scopes::ScopeList;
use crate::components::lazy_page::{LazyPage, lazy_page};
use crate::session::use_session;
use crate::ui::button::{Button, ButtonKind};
use crate::ui::disclosure::Disclosure;

lazy_page!(scope_list, ScopeList);

/// One button, and what it will ask for.
#[component]
pub fn WithWebex() -> View {
    let (form, session) = (use_form_state(), use_session());
    let sign_in = move || {
        form.act();
        session.sign_in(form.return_to());
    };
    let name = title(SignInMethod::Webex);
    view! {
        <section class="way-first stack" aria-label=name>
            <Button kind=ButtonKind::Primary on_click=sign_in>
                {name}
            </Button>
            <p class="quiet">"You enter your password on Webex, never in Rollcall. You're signed in until you close this tab."</p>
            <Disclosure summary="Permissions Rollcall requests">
                <LazyPage page=scope_list part=true />
            </Disclosure>
        </section>
    }
}

//! The header: the product, the organisation, the admin, how long the sign-in lasts, the theme, and the way out.

use leptos::prelude::*;
use rollcall_core::route::Route;

use super::sign_out::SignOutButton;
use crate::data::{Remote, Tenant};
use crate::navigator::use_navigator;
use crate::session::{use_life_left, use_session};
use crate::ui::countdown::Countdown;
use crate::ui::icon::{Glyph, Icon, Mark};
use crate::ui::text;
use crate::ui::theme_switch::ThemeSwitch;
use crate::ui::untrusted_text::UntrustedText;

/// The header, for those who are signed in and for those who are not.
#[component]
pub fn Header(
    /// Whether somebody is signed in.
    signed_in: Memo<bool>,
) -> impl IntoView {
    let home = use_navigator().href(&Route::Home);
    let title = use_session().settings().title();
    view! {
        <header class="shell-header">
            <a class="product" href=home><Mark /><span>{title}</span></a>
            <Show when=move || signed_in.get() fallback=|| view! { <span class="header-space"></span><Visitor /><ThemeSwitch /> }><Account /></Show>
        </header>
    }
}

/// The way between the two pages that need no sign-in.
#[component]
fn Visitor() -> impl IntoView {
    let navigator = use_navigator();
    let route = navigator.route();
    let at_scopes = Memo::new(move |_| route.with(|route| *route == Some(Route::Scopes)));
    move || {
        let (words, other) = if at_scopes.get() {
            (text::NAV_SIGN_IN, Route::Home)
        } else {
            (text::NAV_SCOPES, Route::Scopes)
        };
        let address = navigator.href(&other);
        view! { <nav class="header-links" aria-label=text::NAVIGATION><a href=address>{words}</a></nav> }
    }
}

/// The part about the organisation and the admin. On narrow screens most of it opens below the header.
#[component]
fn Account() -> impl IntoView {
    let tenant = use_context::<Tenant>();
    // Asked for once, here: a read that asks again would ask without end where the answer is a refusal.
    let organization = tenant.map(|tenant| tenant.organization.ensure());
    let me = tenant.map(|tenant| tenant.me.ensure());
    let organization = Signal::derive(move || {
        let organization = organization.and_then(Remote::ready);
        organization
            .and_then(|organization| organization.display_name.clone())
            .unwrap_or_default()
    });
    let admin = Signal::derive(move || {
        let me = me.and_then(Remote::ready);
        me.map(|me| me.name().into_owned()).unwrap_or_default()
    });
    let open = RwSignal::new(false);
    view! {
        <span class="header-org"><UntrustedText text=organization /></span>
        <span class="header-space"></span>
        <div class="account" class:open=open id="account" on:keydown=move |event| if event.key() == "Escape" { open.set(false) }>
            <span class="account-item"><Glyph icon=Icon::Clock /><span>{text::TOKEN_VALID_FOR}" "<Countdown left=use_life_left() /></span></span>
            <span class="account-item account-name"><Glyph icon=Icon::Person /><UntrustedText text=admin /></span>
            <ThemeSwitch />
        </div>
        <SignOutButton />
        <button type="button" class="button ghost icon-only account-toggle" aria-label=text::ACCOUNT aria-controls="account"
            aria-expanded=move || open.get().to_string() on:click=move |_| open.update(|open| *open = !*open)>
            <Glyph icon=Icon::Menu />
        </button>
    }
}

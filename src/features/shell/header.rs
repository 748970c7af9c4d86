//! The header: the product, the organisation and the account menu.

use crate::prelude::*;
use rollcall_core::route::Route;

use super::account::Account;
use crate::memo::{Memo, memo};
use crate::navigator::use_navigator;
use crate::session::use_session;
use crate::ui::icon::Mark;
use crate::ui::live::live;
use crate::ui::show::Show;
use crate::ui::text;
use crate::ui::theme_switch::ThemeSwitch;

/// The header, for those who are signed in and for those who are not.
#[component]
pub fn Header(
    /// Whether somebody is signed in.
    signed_in: Memo<bool>,
) -> View {
    let home = use_navigator().href(&Route::Home);
    let title = use_session().settings().title();
    view! {
        <header class="shell-header">
            <a class="product" href=home>
                <Mark />
                <span>{title}</span>
            </a>
            <Show
                when=move || signed_in.get()
                fallback=|| {
                    view! {
                        <span class="header-space"></span>
                        <Visitor />
                        <ThemeSwitch />
                    }
                }
            >
                <Account />
            </Show>
        </header>
    }
}

/// The way between the two pages that need no sign-in.
#[component]
fn Visitor() -> View {
    let navigator = use_navigator();
    let route = navigator.route();
    let at_scopes = memo(move || route.with(|route| *route == Some(Route::Scopes)));
    live(move || {
        let (words, other) = if at_scopes.get() {
            (text::NAV_SIGN_IN, Route::Home)
        } else {
            (text::NAV_SCOPES, Route::Scopes)
        };
        let address = navigator.href(&other);
        view! {
            <nav class="header-links" aria-label=text::NAVIGATION>
                <a href=address>{words}</a>
            </nav>
        }
    })
}

//! The header: the product, the organisation and the account menu.

use crate::prelude::*;
use rollcall_core::route::Route;

use super::account::Account;
use crate::memo::{Memo, memo};
use crate::navigator::use_navigator;
use crate::session::use_session;
use crate::ui::collect_views::CollectViews;
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

/// The way between the pages that need no sign-in.
#[component]
fn Visitor() -> View {
    let navigator = use_navigator();
    let route = navigator.route();
    let shown = memo(move || route.get());
    live(move || {
        let shown = shown.get();
        let signs_in = !shown.as_ref().is_some_and(Route::needs_no_sign_in);
        let links = [
            (text::NAV_SIGN_IN, Route::Home),
            (text::NAV_SCOPES, Route::Scopes),
            (text::NAV_FILE_DOCTOR, Route::FileDoctor),
        ];
        // There is no room for all of them on a phone.
        let others = links
            .into_iter()
            .filter(|(_, route)| signs_in != (*route == Route::Home));
        let links = others.map(|(words, route)| {
            let address = navigator.href(&route);
            view! { <a href=address>{words}</a> }
        });
        view! {
            <nav class="header-links" aria-label=text::NAVIGATION>
                {links.collect_views()}
            </nav>
        }
    })
}

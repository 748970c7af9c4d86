//! The frame around every page: header, navigation, the page itself, footer, messages.

mod account;
mod command_button;
mod header;
mod navigation;
mod sign_out;
mod warning;

use crate::prelude::*;
use rollcall_core::route::Route;

use self::header::Header;
use self::navigation::Navigation;
pub use self::navigation::areas;
use self::warning::EndDialog;
use crate::memo::memo;
use crate::navigator::use_navigator;
use crate::session::use_session;
use crate::ui::page_head::{Arrival, SiteName, TabNote};
use crate::ui::scroll_memory::ScrollMemory;
use crate::ui::show::Show;
use crate::ui::skip_link::{CONTENT, SkipLink};
use crate::ui::text;
use crate::ui::theme_switch::ChosenTheme;
use crate::ui::toast::Toasts;

/// The frame around every page. Below [`crate::data::provide_tenant`] it names the organisation and the admin.
#[component]
pub fn Shell(
    /// The page.
    children: Children,
) -> View {
    let navigator = use_navigator();
    let route = navigator.route();
    let page = memo(move || {
        let page = route.with(|route| route.as_ref().map(Route::page));
        page.map_or_else(String::new, |page| page.to_string())
    });
    Arrival::provide(page.into());
    TabNote::provide();
    ScrollMemory::provide();
    ChosenTheme::provide();
    let settings = use_session().settings();
    provide_context(SiteName(settings.title()));
    let session = use_session().session;
    let signed_in = memo(move || session.with(|session| session.signed_in().is_some()));
    view! {
        <SkipLink />
        <Header signed_in />
        <Show when=move || signed_in.get()>
            <Navigation />
        </Show>
        <main class="shell-main" id=CONTENT tabindex="-1">
            {children()}
        </main>
        <footer class="shell-footer">
            <div class="footer-line">
                <span>{text::NOT_AFFILIATED}</span>
                <a href=navigator.href(&Route::About)>{text::ABOUT}</a>
                {settings
                    .support_url()
                    .map(|address| {
                        view! {
                            <a href=address rel="noreferrer">
                                {text::SUPPORT}
                            </a>
                        }
                    })}
            </div>
        </footer>
        <Show when=move || signed_in.get()>
            <EndDialog />
        </Show>
        <Toasts />
    }
}

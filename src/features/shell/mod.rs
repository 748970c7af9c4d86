//! The frame around every page: header, navigation, the page itself, footer, messages.

mod header;
mod navigation;
mod page_of;
mod sign_out;
mod warning;

use leptos::prelude::*;

use self::header::Header;
use self::navigation::Navigation;
use self::page_of::page_of;
use self::warning::EndDialog;
use crate::features::refused::provide_refusal_page;
use crate::routes::use_path;
use crate::session::use_session;
use crate::ui::page_head::{Arrival, SiteName};
use crate::ui::scroll_memory::ScrollMemory;
use crate::ui::skip_link::{CONTENT, SkipLink};
use crate::ui::text;
use crate::ui::toast::Toasts;

/// The frame around every page. Below [`crate::data::provide_tenant`] it names the organisation and the admin.
#[component]
pub fn Shell(
    /// The page.
    children: Children,
) -> impl IntoView {
    let path = use_path();
    let page = Memo::new(move |_| path.with(|path| page_of(path)));
    Arrival::provide(page.into());
    ScrollMemory::provide();
    provide_refusal_page();
    let settings = use_session().settings();
    provide_context(SiteName(settings.title()));
    let session = use_session().session;
    let signed_in = Memo::new(move |_| session.with(|session| session.signed_in().is_some()));
    view! {
        <SkipLink />
        <Header signed_in />
        <Show when=move || signed_in.get()><Navigation page /></Show>
        <main class="shell-main" id=CONTENT tabindex="-1">{children()}</main>
        <footer class="shell-footer">
            <div class="footer-line">
                <span>{text::NOT_AFFILIATED}</span>
                {settings.support_url().map(|address| view! { <a href=address rel="noreferrer">{text::SUPPORT}</a> })}
            </div>
        </footer>
        <Show when=move || signed_in.get()><EndDialog /></Show>
        <Toasts />
    }
}

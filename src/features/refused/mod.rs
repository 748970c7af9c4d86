//! Why Webex refused a call: the four things that a 403 can mean, looked at in turn with what this sign-in knows.

mod checks;
mod forbidden;

use leptos::prelude::*;
use rollcall_core::route::Route;

use self::checks::Checks;
pub use self::forbidden::use_forbidden;
use crate::navigator::use_navigator;
use crate::ui::notice::RefusalPage;
use crate::ui::page_head::PageHead;
use crate::ui::plain_text::Name;

/// Gives the primitives below the address of this page for each refused call.
pub fn provide_refusal_page() {
    let navigator = use_navigator();
    provide_context(RefusalPage(Callback::new(move |call: &'static str| {
        let call = call.to_owned();
        navigator.href(&Route::Refused { call })
    })));
}

/// The page about one refused call.
#[component]
pub fn RefusedPage(
    /// The name of the call.
    call: Signal<String>,
) -> impl IntoView {
    let sub = move || view! { <code><Name text=call /></code> };
    view! {
        <div class="refused stack">
            <PageHead title="Why Webex refused" sub />
            <p>"A 403 doesn't say why. We checked the four usual causes."</p>
            {move || view! { <Checks call=call.get() /> }}
        </div>
    }
}

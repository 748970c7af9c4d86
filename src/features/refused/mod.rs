//! Why Webex refused a call: the four things that a 403 can mean, looked at in turn with what this sign-in knows.

mod checks;
mod forbidden;

use leptos::prelude::*;

use self::checks::Checks;
pub use self::forbidden::use_forbidden;
use crate::routes::{Place, use_paths, use_place};
use crate::ui::notice::RefusalPage;
use crate::ui::page_head::PageHead;
use crate::ui::plain_text::Name;

/// Gives the primitives below the address of this page for each refused call.
pub fn provide_refusal_page() {
    let paths = use_paths();
    provide_context(RefusalPage(Callback::new(move |call: &'static str| {
        paths.refused(call)
    })));
}

/// The page about the call that the address names.
#[component]
pub fn RefusedPage() -> impl IntoView {
    let place = use_place();
    let call = Memo::new(move |last: Option<&String>| {
        place.with(|place| match place {
            Place::Refused { call } => call.clone(),
            _ => last.cloned().unwrap_or_default(),
        })
    });
    let sub = move || view! { <code><Name text=call /></code> };
    view! {
        <div class="refused stack">
            <PageHead title="Why Webex refused" sub />
            <p>"HTTP 403 says only that something is not allowed. It can be one of four things; Rollcall looks at each in turn."</p>
            {move || view! { <Checks call=call.get() /> }}
        </div>
    }
}

//! Why Webex refused a call: the four things that a 403 can mean, looked at in turn with what this sign-in knows.

mod checks;

use crate::prelude::*;

use self::checks::Checks;
use crate::ui::page_head::PageHead;
use crate::ui::untrusted_text::UntrustedText;

/// The page about one refused call.
#[component]
pub fn AccessDeniedPage(
    /// The name of the call.
    call: Signal<String>,
) -> View {
    let sub = move || {
        view! {
            <code>
                <UntrustedText text=call />
            </code>
        }
    };
    view! {
        <div class="access-denied stack">
            <PageHead title="Why Webex refused" sub />
            <p>"A 403 doesn't say why. We checked the four usual causes."</p>
            {move || view! { <Checks call=call.get() /> }}
        </div>
    }
}

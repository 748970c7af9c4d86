//! The first stop of the keyboard: past the frame, to the page itself.

use crate::prelude::*;

use crate::browser::dom;

/// The id of the page's main part.
pub const CONTENT: &str = "content";

/// A link that shows when it has focus and moves focus to the main part. It moves by hand because the fragment of the address is
/// not ours to change.
#[component]
pub fn SkipLink() -> View {
    let skip = move |event: leptos::ev::MouseEvent| {
        event.prevent_default();
        dom::focus(CONTENT);
    };
    view! {
        <a class="skip-link" href=format!("#{CONTENT}") on:click=skip>
            {super::text::SKIP}
        </a>
    }
}

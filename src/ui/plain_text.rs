//! Text from other people: shown as it is, but unable to pass for something else.
//!
//! Characters that hide or reorder are shown as symbols ([`visible`]), and every such text stands in a `<bdi>` of its own.

use std::sync::atomic::{AtomicU32, Ordering};

use leptos::prelude::*;
pub use rollcall_core::visible::visible;

/// A name, address or other text from Webex, isolated from the direction of the text around it.
#[component]
pub fn Name(
    /// The text as Webex gave it.
    #[prop(into)]
    text: Signal<String>,
) -> impl IntoView {
    view! { <bdi>{move || text.with(|text| visible(text).into_owned())}</bdi> }
}

/// An `id` that no other element of the page has, such as `hint-7`.
pub fn unique_id(prefix: &str) -> String {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    format!("{prefix}-{}", NEXT.fetch_add(1, Ordering::Relaxed))
}

#[cfg(test)]
mod tests {
    use super::unique_id;

    #[test]
    fn ids_differ() {
        assert_ne!(unique_id("a"), unique_id("a"));
    }
}

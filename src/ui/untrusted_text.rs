//! Text from outside, such as a name in Webex, shown so that it cannot pass for something else.
//!
//! Characters that hide or reorder text are shown as symbols ([`visible`]), and each text is in a `<bdi>` element of its own.

use crate::prelude::*;
pub use rollcall_core::visible::visible;

/// A name, address or other text from Webex, isolated from the direction of the text around it.
#[component]
pub fn UntrustedText(
    /// The text as Webex gave it.
    #[prop(into)]
    text: Signal<String>,
) -> View {
    view! { <bdi>{move || text.with(|text| visible(text).into_owned())}</bdi> }
}

//! The frame around every page: header, navigation, footer.

use leptos::prelude::*;

/// The frame around every page.
#[component]
pub fn Shell(
    /// The page.
    children: Children,
) -> impl IntoView {
    view! { <main id="content">{children()}</main> }
}

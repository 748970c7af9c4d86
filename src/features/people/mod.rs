//! Everyone in the organisation.

use leptos::prelude::*;

/// The table of everyone in the organisation.
#[component]
pub fn PeoplePage() -> impl IntoView {
    view! { <h1>"People"</h1> }
}

//! The page of someone who is not signed in.

use leptos::prelude::*;

/// The page of someone who is not signed in.
#[component]
pub fn SignInPage() -> impl IntoView {
    view! { <h1>"Sign in to Rollcall"</h1> }
}

//! Details that open on demand.

use leptos::prelude::*;

use super::icon::{Glyph, Icon};

/// A line that opens what stands below it; the browser's own `<details>`.
#[component]
pub fn Disclosure(
    /// The line.
    #[prop(into)]
    summary: String,
    /// What it opens.
    children: Children,
) -> impl IntoView {
    view! {
        <details class="disclosure">
            <summary>
                <Glyph icon=Icon::Chevron />
                {summary}
            </summary>
            {children()}
        </details>
    }
}

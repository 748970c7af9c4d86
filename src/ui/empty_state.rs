//! A place with nothing in it: why, and what to do next.

use crate::prelude::*;

use super::icon::{Glyph, Icon};

/// What stands where a list is empty.
#[component]
pub fn EmptyState(
    /// A picture of what is missing.
    icon: Icon,
    /// What is not there.
    #[prop(into)]
    title: Signal<String>,
    /// Why.
    #[prop(into)]
    why: Signal<String>,
    /// What to do next, usually one button.
    #[prop(optional, into)]
    actions: ViewFn,
) -> View {
    view! {
        <div class="empty">
            <Glyph icon />
            <h2>{title}</h2>
            <p>{why}</p>
            <div class="cluster">{actions.run()}</div>
        </div>
    }
}

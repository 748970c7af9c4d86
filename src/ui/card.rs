//! A framed part of a page with its own heading.

use crate::prelude::*;

use super::unique_id::unique_id;

/// A section of a page. The heading names the region; actions stand beside it.
#[component]
pub fn Card(
    /// The heading.
    #[prop(into)]
    title: Signal<String>,
    /// Buttons beside the heading.
    #[prop(optional, into)]
    actions: ViewFn,
    /// The contents.
    children: Children,
) -> View {
    let id = unique_id("card");
    let labelled_by = id.clone();
    view! {
        <section class="card" aria-labelledby=labelled_by>
            <div class="card-head">
                <h2 id=id>{title}</h2>
                {actions.run()}
            </div>
            <div class="card-body">{children()}</div>
        </section>
    }
}

//! Details that open on demand.

use crate::prelude::*;

use super::icon::{Glyph, Icon};

/// A line that shows and hides the contents below it, as the browser's own `<details>`. The contents are built when first opened.
#[component]
pub fn Disclosure(
    /// The line.
    #[prop(into)]
    summary: String,
    /// What it opens.
    children: ChildrenFn,
) -> View {
    let opened = RwSignal::new(false);
    view! {
        <details class="disclosure" on:toggle=move |_| opened.set(true)>
            <summary>
                <Glyph icon=Icon::Chevron />
                {summary}
            </summary>
            {move || opened.get().then(|| children.run())}
        </details>
    }
}

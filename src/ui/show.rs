//! Shows a part of a page while a condition holds.

use crate::prelude::*;
use crate::ui::live::live;

/// Shows its children while `when` holds, and `fallback` otherwise. Either is built again only when the condition changes.
///
/// It does what Leptos's own `Show` does, but with one type for all its uses: that one is built again for each, 4 kB of wasm at a time.
#[component]
pub fn Show(
    /// The condition; tracked.
    when: impl Fn() -> bool + Send + Sync + 'static,
    /// What is shown otherwise; nothing if left out.
    #[prop(optional, into)]
    fallback: ViewFn,
    /// What is shown while the condition holds.
    children: ChildrenFn,
) -> View {
    either(Box::new(when), fallback, children)
}

fn either(
    when: Box<dyn Fn() -> bool + Send + Sync>,
    fallback: ViewFn,
    children: ChildrenFn,
) -> View {
    let holds = ArcMemo::new(move |_| when());
    live(move || {
        if holds.get() {
            children()
        } else {
            fallback.run()
        }
    })
}

//! Shows a part of a page while a condition holds.

use crate::prelude::*;
use crate::ui::live::live;

/// A condition of any type, so that [`Show`] has one.
pub struct Condition(Box<dyn Fn() -> bool + Send + Sync>);

impl<F: Fn() -> bool + Send + Sync + 'static> From<F> for Condition {
    fn from(holds: F) -> Self {
        Self(Box::new(holds))
    }
}

/// Shows its children while `when` holds, and `fallback` otherwise. Either is built again only when the condition changes.
///
/// It does what Leptos's own `Show` does, but with one type for all its uses: that one is built again for each, 4 kB of wasm at a time.
#[component]
pub fn Show(
    /// The condition; tracked.
    #[prop(into)]
    when: Condition,
    /// What is shown otherwise; nothing if left out.
    #[prop(optional, into)]
    fallback: ViewFn,
    /// What is shown while the condition holds.
    children: ChildrenFn,
) -> View {
    let holds = ArcMemo::new(move |_| when.0());
    live(move || {
        if holds.get() {
            children.run()
        } else {
            fallback.run()
        }
    })
}

//! A keyed list: rows keep their views when the list changes.

use std::sync::Arc;

use crate::prelude::*;

/// Shows items, each in a view that stays as long as an item with its key is in the list, like [`For`].
///
/// `For` builds the whole machinery again for each type of item, six kilobytes of wasm each; this builds it once.
#[component]
pub fn Each<T, V>(
    /// Returns the items in their order; tracked.
    each: impl Fn() -> Vec<T> + Send + Sync + 'static,
    /// Returns what identifies an item. No two have the same.
    key: impl Fn(&T) -> String + Send + Sync + 'static,
    /// Builds the view of an item.
    children: impl Fn(T) -> V + Send + Sync + 'static,
) -> impl IntoView
where
    T: Send + 'static,
    V: IntoView + 'static,
{
    let children = Arc::new(children);
    rows(Box::new(move || {
        let row = |item| {
            let (key, children) = (key(&item), Arc::clone(&children));
            Row {
                key,
                build: Box::new(move || children(item).into_any()),
            }
        };
        each().into_iter().map(row).collect()
    }))
}

/// One item, and how to show it.
struct Row {
    key: String,
    build: Box<dyn FnOnce() -> AnyView + Send>,
}

fn rows(each: Box<dyn Fn() -> Vec<Row> + Send + Sync>) -> AnyView {
    view! { <For each key=|row| row.key.clone() children=|row: Row| (row.build)() /> }.into_any()
}

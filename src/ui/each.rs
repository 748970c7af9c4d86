//! A keyed list: rows keep their views when the list changes.

use std::sync::Arc;

use crate::prelude::*;
use crate::view::Row;

/// Shows items, each in a view that stays as long as an item with its key is in the list.
#[component]
pub fn Each<T, V>(
    /// Returns the items in their order; tracked.
    each: impl Fn() -> Vec<T> + Send + Sync + 'static,
    /// Returns what identifies an item. No two have the same.
    key: impl Fn(&T) -> String + Send + Sync + 'static,
    /// Builds the view of an item.
    children: impl Fn(T) -> V + Send + Sync + 'static,
) -> View
where
    T: Send + 'static,
    V: Child + 'static,
{
    let children = Arc::new(children);
    View::keyed(move || {
        let row = |item| {
            let (key, children) = (key(&item), Arc::clone(&children));
            Row {
                key,
                build: Box::new(move || children(item).into_child()),
            }
        };
        each().into_iter().map(row).collect()
    })
}

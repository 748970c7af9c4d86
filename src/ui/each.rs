//! A keyed list: rows keep their views when the list changes.

use crate::prelude::*;
use crate::view::Row;

/// Shows items, each in a view that stays as long as an item with its key is in the list.
#[component]
pub fn Each<T>(
    /// Returns the items in their order; tracked.
    each: impl Fn() -> Vec<T> + Send + Sync + 'static,
    /// Returns what identifies an item. No two have the same.
    key: impl Fn(&T) -> String + Send + Sync + 'static,
    /// Builds the view of an item.
    children: ChildrenOf<T>,
) -> View
where
    T: Send + 'static,
{
    View::keyed(move || {
        let row = |item| {
            let (key, children) = (key(&item), children.clone());
            Row {
                key,
                build: Box::new(move || children(item)),
            }
        };
        each().into_iter().map(row).collect()
    })
}

//! Fills sets without sorting first.

use std::collections::BTreeSet;

/// Collects into a set, one item at a time.
///
/// `collect` sorts first, and every type of item would bring a sort of its own into the bundle: about 4 kB of wasm each.
pub fn set_of<T: Ord>(items: impl IntoIterator<Item = T>) -> BTreeSet<T> {
    let mut set = BTreeSet::new();
    for item in items {
        set.insert(item);
    }
    set
}

//! Lists of views.

use crate::prelude::*;

/// Collects what becomes a view.
pub trait CollectViews {
    /// Collects the views in their order.
    fn collect_views(self) -> Vec<View>;
}

impl<I, V> CollectViews for I
where
    I: Iterator<Item = V>,
    V: Child,
{
    fn collect_views(self) -> Vec<View> {
        self.map(Child::into_child).collect()
    }
}

//! Lists of views of one type.

use crate::prelude::*;

/// Collects views.
pub trait CollectAny {
    /// Collects the views in their order.
    fn collect_any(self) -> Vec<View>;
}

impl<I, V> CollectAny for I
where
    I: Iterator<Item = V>,
    V: Child + 'static,
{
    fn collect_any(self) -> Vec<View> {
        self.map(Child::into_child).collect()
    }
}

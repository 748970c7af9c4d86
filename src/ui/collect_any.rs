//! Lists of views of one type.

use crate::prelude::*;

/// Collects views. [`CollectView`] builds the machinery of a list again for each type of view, two kilobytes of wasm each; a list of
/// [`AnyView`] builds it once.
pub trait CollectAny {
    /// Collects the views in their order.
    fn collect_any(self) -> Vec<AnyView>;
}

impl<I, V> CollectAny for I
where
    I: Iterator<Item = V>,
    V: IntoView + 'static,
{
    fn collect_any(self) -> Vec<AnyView> {
        self.map(IntoAny::into_any).collect()
    }
}

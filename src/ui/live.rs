//! Views that follow the signals they read.

use crate::prelude::*;

/// A view that is built again whenever a signal that `build` reads changes. A closure inside `view!` does the same.
pub fn live<V: Child>(build: impl Fn() -> V + Send + 'static) -> View {
    build.into_child()
}

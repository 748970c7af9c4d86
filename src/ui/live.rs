//! Views that follow the signals they read.

use leptos::prelude::*;

/// A view that is built again whenever a signal that `build` reads changes.
///
/// A closure inside `view!` does the same. Outside, Leptos compiles more than half a kilobyte of wasm for each closure; this compiles it once.
pub fn live<V>(build: impl Fn() -> V + Send + 'static) -> AnyView
where
    V: IntoView + 'static,
{
    of_any(Box::new(move || build().into_any()))
}

fn of_any(build: Box<dyn Fn() -> AnyView + Send>) -> AnyView {
    build.into_any()
}

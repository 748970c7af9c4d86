//! Memos that share their machinery.

use leptos::prelude::*;

/// Creates a memo: a value that is computed again when a signal that it reads changes, and that tells others only if it differs.
///
/// [`Memo::new`] builds the whole machinery again for each closure, half a kilobyte of wasm each; this builds it once for each type of value.
/// A computation that needs its former value uses `Memo::new`.
pub fn memo<T>(compute: impl Fn() -> T + Send + Sync + 'static) -> Memo<T>
where
    T: PartialEq + Send + Sync + 'static,
{
    shared(Box::new(compute))
}

fn shared<T>(compute: Box<dyn Fn() -> T + Send + Sync>) -> Memo<T>
where
    T: PartialEq + Send + Sync + 'static,
{
    Memo::new(move |_| compute())
}

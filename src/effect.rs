//! Effects that share their machinery.

use leptos::prelude::*;

/// Runs a closure now and again after each change of a signal that it reads, until the current reactive owner is disposed.
///
/// [`Effect::new`] builds the whole machinery again for each closure, half a kilobyte of wasm each; this builds it once.
/// An effect that needs what it returned before uses `Effect::new`.
pub fn effect(run: impl FnMut() + 'static) {
    shared(Box::new(run));
}

fn shared(run: Box<dyn FnMut()>) {
    Effect::new(run);
}

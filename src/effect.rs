//! Effects that share their machinery.

use leptos::prelude::*;

/// Runs a closure now and again after each change of a signal that it reads, until the current reactive owner is disposed.
///
/// [`Effect::new`] builds the whole machinery again for each closure, half a kilobyte of wasm each; this builds it once.
pub fn effect(run: impl FnMut() + 'static) {
    shared(Box::new(run));
}

/// As [`effect`], but passes the closure its previous result, if it ran before.
pub fn effect_after<T: 'static>(mut run: impl FnMut(Option<T>) -> T + 'static) {
    let mut before = None;
    effect(move || before = Some(run(before.take())));
}

fn shared(run: Box<dyn FnMut()>) {
    Effect::new(run);
}

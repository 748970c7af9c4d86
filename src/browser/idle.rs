//! Work that may wait until the browser has nothing else to do.

use js_sys::{Function, Reflect};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;

/// How long to wait where the browser cannot say that it is idle (Safari), in milliseconds.
const WAIT: i32 = 1000;

/// Calls `work` once, when the browser is idle.
pub fn when_idle(work: impl FnOnce() + 'static) {
    let work: Function = Closure::once_into_js(work).unchecked_into();
    let window = super::window();
    if window.request_idle_callback(&work).is_err() {
        // Fails only where there is no window left to wait in.
        let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(&work, WAIT);
    }
}

/// Whether the person asked their browser to load no more than needed (`navigator.connection.saveData`, where there is one).
pub fn saves_data() -> bool {
    let connection = Reflect::get(&super::window().navigator(), &"connection".into());
    connection
        .and_then(|connection| Reflect::get(&connection, &"saveData".into()))
        .is_ok_and(|saves| saves.is_truthy())
}

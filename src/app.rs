//! Start: what `boot.js` calls once the module is there.

use wasm_bindgen::prelude::wasm_bindgen;

/// Starts the app. `base` is the app's folder with a trailing slash; the callback's query and fragment were taken out of the
/// address bar before anything else ran; `config_json` is the text of `config.json`.
#[wasm_bindgen]
pub fn start(base: &str, callback_query: &str, callback_fragment: &str, config_json: &str) {
    let _ = (base, callback_query, callback_fragment, config_json);
}

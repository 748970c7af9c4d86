//! What a browser says about a request that failed.

use wasm_bindgen::{JsCast, JsValue};
use webex_api::TransportError;

/// A browser tells scripts one thing about all of these: offline, unknown host, refused by CORS or by the page's policy, a
/// redirect, a closed connection. What it says is kept for support; it names no header and no body.
pub fn unreachable(error: impl Into<JsValue>) -> TransportError {
    let error = error.into();
    let message = error
        .dyn_ref::<js_sys::Error>()
        .map(|error| String::from(error.message()));
    TransportError::Unreachable(
        message
            .or_else(|| error.as_string())
            .unwrap_or_else(|| "the request failed".to_owned()),
    )
}

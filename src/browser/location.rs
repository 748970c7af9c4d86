//! Where the page is, and leaving it.

use wasm_bindgen::JsValue;

use super::window;

/// Scheme, host and port of the page, without a trailing slash.
pub fn origin() -> String {
    window().location().origin().unwrap_or_default()
}

/// Path and query of the page, without the fragment.
pub fn path_and_query() -> String {
    let location = window().location();
    location.pathname().unwrap_or_default() + &location.search().unwrap_or_default()
}

/// Leaves for another site: only the authorisation page, which the session machine has checked.
pub fn leave_for(url: &str) {
    // A refused navigation leaves the person on the page that they are on.
    let _ = window().location().assign(url);
}

/// Puts `address` into the address bar in place of what is there, without loading anything.
pub fn replace_address(address: &str) {
    if let Ok(history) = window().history() {
        // Refused only for another origin's address; ours come from `Paths`.
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(address));
    }
}

/// Loads the page anew.
pub fn reload() {
    // A refused reload leaves the page as it is.
    let _ = window().location().reload();
}

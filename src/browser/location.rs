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

/// Shows another page of the app in place of the present one, without loading anything: the address changes, and the router
/// is told as it is told of Back and Forward. Before the router stands, the address is all there is to change.
pub fn show_in_place(address: &str) {
    let window = window();
    let Ok(history) = window.history() else {
        return;
    };
    // Refused only for another origin's address; ours come from `Paths`.
    let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(address));
    if let Ok(event) = web_sys::Event::new("popstate") {
        // Nobody listens before the router stands.
        let _ = window.dispatch_event(&event);
    }
}

/// Loads the page anew.
pub fn reload() {
    // A refused reload leaves the page as it is.
    let _ = window().location().reload();
}

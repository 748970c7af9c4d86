//! Where the page is, and leaving it.

use super::address::write_waiting;
use super::window;

/// Scheme, host and port of the page, without a trailing slash.
pub fn origin() -> String {
    window().location().origin().unwrap_or_default()
}

/// The path of the page's address, with the app's folder.
pub fn path() -> String {
    write_waiting();
    window().location().pathname().unwrap_or_default()
}

/// Leaves for another site: only the authorisation page, which the session machine has checked.
pub fn leave_for(url: &str) {
    write_waiting();
    // A refused navigation leaves the person on the page that they are on.
    let _ = window().location().assign(url);
}

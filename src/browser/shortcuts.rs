//! Whether single keys are shortcuts: a choice that is kept across tabs and visits (WCAG 2.1.4).

use super::window;

/// The key in local storage. It holds `off`, or is not there.
pub const KEY: &str = "rollcall.shortcuts";

const OFF: &str = "off";

/// Whether they are. A browser that refuses storage has them on.
pub fn are_on() -> bool {
    let storage = window().local_storage().ok().flatten();
    let word = storage.and_then(|storage| storage.get_item(KEY).ok().flatten());
    word.as_deref() != Some(OFF)
}

/// Keeps the choice. Returns whether the browser did.
pub fn turn(on: bool) -> bool {
    let Ok(Some(storage)) = window().local_storage() else {
        return false;
    };
    if on {
        storage.remove_item(KEY).is_ok()
    } else {
        storage.set_item(KEY, OFF).is_ok()
    }
}

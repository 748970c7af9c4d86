//! The keys that commands are called with on this computer.

use web_sys::KeyboardEvent;

use super::{rows, window};

/// Whether this is a computer of Apple's, where commands are called with Command instead of Ctrl.
pub fn has_command_key() -> bool {
    let platform = window().navigator().platform().unwrap_or_default();
    platform.starts_with("Mac") || platform.starts_with("iP")
}

/// Whether the key was pressed alone, or with Shift where a character needs it, and outside text.
pub fn is_single(event: &KeyboardEvent) -> bool {
    let changed = event.ctrl_key() || event.meta_key() || event.alt_key();
    !changed && !event.is_composing() && !event.repeat() && !rows::is_in_text(event)
}

/// Whether the key was pressed together with Ctrl, or Command where there is one, and nothing else.
pub fn is_command(event: &KeyboardEvent, key: &str) -> bool {
    let (command, other) = if has_command_key() {
        (event.meta_key(), event.ctrl_key())
    } else {
        (event.ctrl_key(), event.meta_key())
    };
    command
        && !(other || event.alt_key() || event.shift_key())
        && event.key().eq_ignore_ascii_case(key)
}

//! What a row shows of a name and an address that may be missing or unreadable.

use crate::ui::unread::{NAME_NOT_READABLE, NOT_READABLE};

/// Returns the name, or why there is none. It is never empty, because it is a link.
pub fn shown_name(name: &str, unreadable: bool) -> &str {
    match name {
        "" if unreadable => NAME_NOT_READABLE,
        "" => "No name",
        name => name,
    }
}

/// Returns the address, or that it could not be read.
pub const fn shown_email(email: &str, unreadable: bool) -> &str {
    if unreadable { NOT_READABLE } else { email }
}

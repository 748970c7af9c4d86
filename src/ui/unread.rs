//! What Webex sent in a form that cannot be read: shown as such, because left out, empty and unreadable are three things.

use crate::prelude::*;
use crate::ui::live::live;

use rollcall_core::number::counted;

/// Stands where a value came and could not be read.
pub const NOT_READABLE: &str = "Not readable";

/// Stands where the name of a person came and could not be read, and nothing else names them.
pub const NAME_NOT_READABLE: &str = "Name not readable";

/// Stands where Webex gave no value and its absence says nothing.
pub const NOT_TOLD: &str = "Unknown";

/// That some entries of a list could not be read, so that the list is not whole; nothing when all could.
#[component]
pub fn Unread(
    /// How many.
    #[prop(into)]
    count: Signal<usize>,
    /// One of them: "licence".
    one: &'static str,
    /// Several of them: "licences".
    many: &'static str,
) -> View {
    live(move || {
        let count = count.get();
        (count > 0).then(|| view! { <p class="hint">{words(count, one, many)}</p> })
    })
}

fn words(count: usize, one: &str, many: &str) -> String {
    let verb = if count == 1 { "is" } else { "are" };
    let counted = counted(count, one, many);
    format!("{counted} couldn't be read and {verb} missing here.")
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn what_is_missing_is_counted() {
        assert!(
            words(1, "licence", "licences")
                .starts_with("1 licence couldn't be read and is missing")
        );
        assert!(
            words(1200, "role", "roles")
                .starts_with("1,200 roles couldn't be read and are missing")
        );
    }
}

//! The polite voice of the page: short messages for those who cannot see that something has changed.

use crate::prelude::*;

/// The one live region for announcements. It stands in the page from the start, because regions that come with their text are
/// often not read.
#[component]
pub fn Announcer(
    /// The latest message.
    #[prop(into)]
    message: Signal<String>,
) -> View {
    view! {
        <div class="visually-hidden" aria-live="polite" aria-atomic="true">
            {message}
        </div>
    }
}

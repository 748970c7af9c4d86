//! Whether anybody is at the page.

use super::dom::{listen_forever, on_shown};
use super::window;

/// Calls `active` whenever the person does something here: a press, a key, the wheel, coming back to the tab. It may be called often.
pub fn on_activity(active: impl Fn() + Clone + 'static) {
    for event in ["pointerdown", "keydown", "wheel"] {
        let active = active.clone();
        listen_forever(&window(), event, move |_| active());
    }
    on_shown(active);
}

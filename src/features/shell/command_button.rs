//! The button that opens the command palette.

use crate::prelude::*;

use crate::browser::keys;
use crate::components::commands::{CommandDialog, use_commands};
use crate::ui::icon::{Glyph, Icon};
use crate::ui::text;

/// The button, with the key that does the same.
#[component]
pub fn CommandButton() -> Option<View> {
    let open = use_commands()?.open;
    let (shown, spoken) = if keys::has_command_key() {
        ("⌘K", "Meta+K")
    } else {
        ("Ctrl K", "Control+K")
    };
    Some(view! {
        <button
            type="button"
            class="button command-button"
            title=text::COMMANDS
            aria-haspopup="dialog"
            aria-keyshortcuts=spoken
            on:click=move |_| open.set(Some(CommandDialog::Palette))
        >
            <Glyph icon=Icon::Search />
            <span>{text::COMMANDS}</span>
            <kbd aria-hidden="true">{shown}</kbd>
        </button>
    })
}

//! The other ways to sign in, behind a disclosure because most people never need them.

use crate::prelude::*;

use super::form_state::use_form_state;
use crate::ui::icon::{Glyph, Icon};

/// A line that opens and closes the other ways.
#[component]
pub fn OtherWays(
    /// The ways.
    children: Children,
) -> View {
    let open = use_form_state().others;
    // The signal is the state; the browser's own toggling would not update it.
    let toggle = move |event: leptos::ev::MouseEvent| {
        event.prevent_default();
        open.update(|open| *open = !*open);
    };
    view! {
        <details class="disclosure" open=move || open.get()>
            <summary on:click=toggle>
                <Glyph icon=Icon::Chevron />
                "Other ways to sign in"
            </summary>
            <div class="sign-in-methods">{children()}</div>
        </details>
    }
}

//! A field for a token or a secret: hidden until asked for, pasting allowed, remembered by nobody.

use crate::prelude::*;

use super::button::{ButtonKind, ButtonSize, button_class};
use super::entry::Entry;
use super::form_field::{Around, framed};
use super::label::Label;
use super::text;

/// A hidden line of text with a button that shows it. The button's name is the same for all such fields, so it is described by the
/// label of its own.
#[component]
pub fn SecretField(
    /// The name of the field.
    #[prop(into)]
    label: Label,
    /// What it holds.
    entry: Entry,
    /// A line of help.
    #[prop(optional, into)]
    help: String,
    /// What is known about the current text, such as its kind and length. Never a part of it.
    #[prop(optional, into)]
    note: Signal<Option<String>>,
) -> View {
    let shown = RwSignal::new(false);
    let around = Around {
        label,
        help,
        note,
        error: entry.error.into(),
    };
    framed(around, move |wiring| {
        view! {
            <div class="secret">
                <input
                    class="input mono"
                    id=wiring.id.clone()
                    type=move || if shown.get() { "text" } else { "password" }
                    autocomplete="off"
                    autocapitalize="none"
                    spellcheck="false"
                    prop:value=move || entry.text.get()
                    aria-describedby=wiring.described_by
                    aria-invalid=wiring.invalid
                    on:input=move |event| entry.typed(event_target_value(&event))
                />
                <button
                    type="button"
                    class=button_class(ButtonKind::Secondary, ButtonSize::Normal)
                    aria-controls=wiring.id
                    aria-describedby=wiring.label_id
                    on:click=move |_| shown.update(|shown| *shown = !*shown)
                >
                    {move || if shown.get() { text::HIDE } else { text::SHOW }}
                </button>
            </div>
        }
    })
}

//! Several lines of text.

use crate::prelude::*;

use super::entry::Entry;
use super::form_field::{Around, framed};
use super::label::Label;

/// A field of a few lines that takes long pasted text, such as a list of scopes.
#[component]
pub fn TextArea(
    /// The name of the field.
    #[prop(into)]
    label: Label,
    /// What it holds.
    entry: Entry,
    /// A line of help.
    #[prop(optional, into)]
    help: String,
    /// What is known about the current text.
    #[prop(optional, into)]
    note: Signal<Option<String>>,
) -> View {
    let around = Around {
        label,
        help,
        note,
        error: entry.error.into(),
    };
    framed(around, move |wiring| {
        view! {
            <textarea
                class="input mono"
                id=wiring.id
                rows="4"
                autocomplete="off"
                autocapitalize="none"
                spellcheck="false"
                prop:value=move || entry.text.get()
                aria-describedby=wiring.described_by
                aria-invalid=wiring.invalid
                on:input=move |event| entry.typed(event_target_value(&event))
            ></textarea>
        }
    })
}

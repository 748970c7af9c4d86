//! A field to fill in: label above, help below it, error below that, both read with the field.

use crate::prelude::*;

use super::entry::Entry;
use super::icon::{Glyph, Icon};
use super::label::Label;
use super::unique_id::unique_id;

/// The ids that tie a control to its label, help and error.
pub(super) struct Wiring {
    /// The control.
    pub id: String,
    /// The label, for a button beside the control that has a name of its own.
    pub label_id: String,
    /// `aria-describedby` of the control.
    pub described_by: Signal<Option<String>>,
    /// `aria-invalid` of the control.
    pub invalid: Signal<Option<&'static str>>,
}

/// What stands around a control.
pub(super) struct Around {
    /// The name.
    pub label: Label,
    /// A line of help; empty for none.
    pub help: String,
    /// What is known about the current text: its kind, its length.
    pub note: Signal<Option<String>>,
    /// What is wrong with it.
    pub error: Signal<Option<String>>,
}

/// Puts label, help, note and error around a control.
pub(super) fn framed(around: Around, control: impl FnOnce(Wiring) -> View) -> View {
    let id = unique_id("field");
    let [label_id, help_id, note_id, error_id] =
        ["label", "help", "note", "error"].map(|part| format!("{id}-{part}"));
    let Around {
        label,
        help,
        note,
        error,
    } = around;
    // A fault says what the text is, and more.
    let note = Signal::derive(move || note.get().filter(|_| error.with(Option::is_none)));
    let described_by = {
        let (helped, help_id) = (!help.is_empty(), help_id.clone());
        let (note_id, error_id) = (note_id.clone(), error_id.clone());
        Signal::derive(move || {
            let mut ids = String::new();
            for (there, id) in [
                (helped, &help_id),
                (note.with(Option::is_some), &note_id),
                (error.with(Option::is_some), &error_id),
            ] {
                if there {
                    ids.push_str(id);
                    ids.push(' ');
                }
            }
            ids.pop();
            (!ids.is_empty()).then_some(ids)
        })
    };
    let control = control(Wiring {
        id: id.clone(),
        label_id: label_id.clone(),
        described_by,
        invalid: Signal::derive(move || error.with(Option::is_some).then_some("true")),
    });
    let words = label.words().to_owned();
    view! {
        <div class="field">
            <label class=label.class() id=label_id for=id>
                {words}
            </label>
            {(!help.is_empty())
                .then(|| {
                    view! {
                        <span class="hint" id=help_id>
                            {help}
                        </span>
                    }
                })}
            {control}
            {move || {
                note.get()
                    .map(|note| {
                        view! {
                            <span class="hint" id=note_id.clone()>
                                {note}
                            </span>
                        }
                    })
            }}
            {move || {
                error
                    .get()
                    .map(|error| {
                        view! {
                            <span class="field-error" id=error_id.clone()>
                                <Glyph icon=Icon::Error />
                                {error}
                            </span>
                        }
                    })
            }}
        </div>
    }
}

/// A line of text.
#[component]
pub fn TextField(
    /// The name of the field.
    #[prop(into)]
    label: Label,
    /// What is in it.
    #[prop(into)]
    value: Signal<String>,
    /// A line of help.
    #[prop(optional, into)]
    help: String,
    /// What is known about the current text.
    #[prop(optional, into)]
    note: Signal<Option<String>>,
    /// What is wrong with it now.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// Whether it can only be read; the help says why.
    #[prop(optional)]
    read_only: bool,
    /// Called with each change.
    #[prop(into)]
    on_input: Callback<String>,
) -> View {
    let around = Around {
        label,
        help,
        note,
        error,
    };
    framed(around, move |wiring| {
        view! {
            <input
                class="input"
                id=wiring.id
                autocomplete="off"
                autocapitalize="none"
                spellcheck="false"
                prop:value=move || value.get()
                readonly=read_only
                aria-describedby=wiring.described_by
                aria-invalid=wiring.invalid
                on:input=move |event| on_input.run(event_target_value(&event))
            />
        }
    })
}

/// A line of text of a form.
#[component]
pub fn FormField(
    /// The name of the field.
    #[prop(into)]
    label: Label,
    /// What it holds.
    entry: Entry,
    /// A line of help.
    #[prop(optional, into)]
    help: String,
) -> View {
    view! { <TextField label value=entry.text help error=entry.error on_input=move |text| entry.typed(text) /> }
}

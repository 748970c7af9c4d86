//! A field for a file.

use crate::prelude::*;
use leptos::task::spawn_local;

use super::form_field::{Around, framed};
use super::label::Label;
use crate::browser::files::{self, FileRead};

/// The browser's own field for a file: it can be chosen by keyboard and mouse, or dropped on the field.
#[component]
pub fn FileField(
    /// The name of the field.
    #[prop(into)]
    label: Label,
    /// The largest file that is read, in bytes.
    limit: usize,
    /// A line of help.
    #[prop(optional, into)]
    help: String,
    /// What is wrong with the file.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// Called with each file that was chosen.
    #[prop(into)]
    on_file: Callback<FileRead>,
) -> View {
    let around = Around {
        label,
        help,
        note: Signal::stored(None),
        error,
    };
    framed(around, move |wiring| {
        let choose = move |event: leptos::ev::Event| {
            if let Some(file) = files::chosen(&event) {
                spawn_local(async move {
                    let read = files::read(file, limit).await;
                    // The field may be gone by now.
                    on_file.try_run(read);
                });
            }
        };
        view! { <input class="input file" type="file" id=wiring.id aria-describedby=wiring.described_by aria-invalid=wiring.invalid on:change=choose /> }
    })
}

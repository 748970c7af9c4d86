//! A line of text to fill in.

use leptos::prelude::*;

use super::icon::{Glyph, Icon};
use super::label::Label;
use super::plain_text::unique_id;

/// A text field: label above, help below it, error below that, both read with the field.
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
    help: Option<String>,
    /// What is wrong with it now.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// Called with each change.
    on_input: impl Fn(String) + 'static,
) -> impl IntoView {
    let (id, help_id, error_id) = (unique_id("field"), unique_id("help"), unique_id("error"));
    let described_by = {
        let (help_id, error_id) = (help.is_some().then(|| help_id.clone()), error_id.clone());
        move || {
            let error_id = error.with(Option::is_some).then_some(&error_id);
            let ids: Vec<&str> = help_id.iter().chain(error_id).map(String::as_str).collect();
            (!ids.is_empty()).then(|| ids.join(" "))
        }
    };
    view! {
        <div class="field">
            <label class=label.class() for=id.clone()>{label.words().to_owned()}</label>
            {help.map(|help| view! { <span class="hint" id=help_id>{help}</span> })}
            <input class="input" id=id autocomplete="off" spellcheck="false" prop:value=value aria-describedby=described_by
                aria-invalid=move || error.with(Option::is_some).then_some("true") on:input=move |event| on_input(event_target_value(&event)) />
            {move || error.get().map(|error| {
                view! { <span class="field-error" id=error_id.clone()><Glyph icon=Icon::Error />{error}</span> }
            })}
        </div>
    }
}

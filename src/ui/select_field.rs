//! A choice of one from a few.

use crate::prelude::*;

use super::form_field::{Around, framed};
use super::label::Label;
use crate::ui::collect_views::CollectViews;

/// The browser's own list of options.
#[component]
pub fn SelectField(
    /// The name of the field.
    #[prop(into)]
    label: Label,
    /// Key and words of each option, in their order.
    options: Vec<(&'static str, &'static str)>,
    /// The key that is chosen.
    chosen: RwSignal<&'static str>,
    /// A line of help.
    #[prop(optional, into)]
    help: String,
) -> View {
    let around = Around {
        label,
        help,
        note: Signal::stored(None),
        error: Signal::stored(None),
    };
    framed(around, move |wiring| {
        let known: Vec<&str> = options.iter().map(|(key, _)| *key).collect();
        let options = options.into_iter().map(|(key, words)| {
            view! {
                <option value=key prop:selected=move || chosen.get() == key>
                    {words}
                </option>
            }
        });
        let choose = move |key: String| {
            if let Some(key) = known.iter().find(|known| **known == key) {
                chosen.set(key);
            }
        };
        view! {
            <select class="input" id=wiring.id aria-describedby=wiring.described_by on:change=move |event| choose(event_target_value(&event))>
                {options.collect_views()}
            </select>
        }
    })
}

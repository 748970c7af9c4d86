//! A choice of one from a list that may change while it is shown.

use crate::prelude::*;

use super::form_field::{Around, framed};
use super::label::Label;
use crate::ui::collect_views::CollectViews;

/// The browser's own list of options. If the chosen key goes from the list, the first option counts as chosen.
#[component]
pub fn OptionField(
    /// The name of the field.
    #[prop(into)]
    label: Label,
    /// Key and words of each option, in their order.
    #[prop(into)]
    options: Signal<Vec<(String, String)>>,
    /// The key that is chosen.
    chosen: RwSignal<String>,
    /// A line of help.
    #[prop(optional, into)]
    help: String,
    /// The error, if the choice is not valid.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
) -> View {
    let on_choose = Callback::new(move |key| chosen.set(key));
    choice_field(label, help, options, chosen.into(), on_choose, error)
}

/// The same for a value that is kept elsewhere.
pub fn choice_field(
    label: Label,
    help: String,
    options: Signal<Vec<(String, String)>>,
    chosen: Signal<String>,
    on_choose: Callback<String>,
    error: Signal<Option<String>>,
) -> View {
    let around = Around {
        label,
        help,
        note: Signal::stored(None),
        error,
    };
    framed(around, move |wiring| {
        let shown = move || {
            let options = options.get().into_iter();
            let options = options.map(|(key, words)| {
                let value = key.clone();
                view! {
                    <option value=value prop:selected=move || chosen.get() == key>
                        {words}
                    </option>
                }
            });
            options.collect_views()
        };
        view! {
            <select
                class="input"
                id=wiring.id
                aria-describedby=wiring.described_by
                aria-invalid=wiring.invalid
                on:change=move |event| on_choose.run(event_target_value(&event))
            >
                {shown}
            </select>
        }
    })
}

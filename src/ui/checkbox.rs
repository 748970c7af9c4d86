//! A tick box whose whole line is the target.

use crate::prelude::*;

use super::unique_id::unique_id;
use super::untrusted_text::UntrustedText;

/// A tick box with its label and a line of help.
#[component]
pub fn Checkbox(
    /// What ticking means. It may be a name from Webex, so it is shown as [`UntrustedText`](super::untrusted_text::UntrustedText) shows it.
    #[prop(into)]
    label: String,
    /// A short text at the end of the line, such as the free seats of a licence; may be empty.
    #[prop(optional, into)]
    aside: String,
    /// A line below.
    #[prop(optional, into)]
    hint: Signal<Option<String>>,
    /// Whether it is ticked.
    #[prop(into)]
    checked: Signal<bool>,
    /// Whether it can be changed now; the hint says why not.
    #[prop(optional, into)]
    disabled: Signal<bool>,
    /// Called with the new state.
    #[prop(into)]
    on_change: Callback<bool>,
) -> View {
    let [name_id, aside_id, hint_id] = ["name", "aside", "hint"].map(unique_id);
    let labelled_by = name_id.clone();
    let described_by = {
        let aside_id = (!aside.is_empty()).then(|| aside_id.clone());
        let hint_id = hint_id.clone();
        move || {
            let hint_id = hint.with(Option::is_some).then_some(&hint_id);
            let ids: Vec<&str> = aside_id.iter().chain(hint_id).map(String::as_str).collect();
            (!ids.is_empty()).then(|| ids.join(" "))
        }
    };
    view! {
        <label class="checkbox">
            <input
                type="checkbox"
                prop:checked=move || checked.get()
                disabled=disabled
                aria-labelledby=labelled_by
                aria-describedby=described_by
                on:change=move |event| on_change.run(event_target_checked(&event))
            />
            <span id=name_id>
                <UntrustedText text=label />
            </span>
            {(!aside.is_empty())
                .then(|| {
                    view! {
                        <span class="aside" id=aside_id>
                            {aside}
                        </span>
                    }
                })}
            {move || {
                hint.get()
                    .map(|hint| {
                        view! {
                            <span class="hint" id=hint_id.clone()>
                                {hint}
                            </span>
                        }
                    })
            }}
        </label>
    }
}

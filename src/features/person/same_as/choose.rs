//! Choosing the model by name or email.

use crate::prelude::*;
use webex_api::PersonId;

use crate::browser::dom;
use crate::components::person_finder::{FoundPerson, PersonField};
use crate::effect::effect;
use crate::ui::button::Button;
use crate::ui::text;

/// The field that finds the model.
#[component]
pub fn Choose(
    /// The person who gets the copies. They are not offered as the model.
    person: PersonId,
    /// Called with the model.
    on_choose: Callback<FoundPerson>,
    /// Called when the form closes.
    on_cancel: Callback<()>,
) -> View {
    effect(|| {
        dom::focus_first("dialog[open] [role=combobox]");
    });
    view! {
        <div class="dialog-scroll stack">
            <p>"Choose the person who already has what’s wanted. You then see every difference, and decide on each before anything is sent."</p>
            <div class="card">
                <PersonField label="Copy from (name or email)" except=person on_choose />
            </div>
        </div>
        <div class="dialog-foot">
            <Button on_click=move || on_cancel.run(())>{text::CANCEL}</Button>
        </div>
    }
}

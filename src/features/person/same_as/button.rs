//! The way to the form.

use crate::prelude::*;
use rollcall_core::route::{PersonForm, Route};
use webex_api::PersonId;

use crate::components::commands::{Command, offer_commands};
use crate::navigator::use_navigator;
use crate::ui::button::Button;
use crate::ui::icon::Icon;

/// The button.
#[component]
pub fn SameAsButton(
    /// Who gets what the model has.
    id: PersonId,
) -> View {
    let navigator = use_navigator();
    let form = StoredValue::new(Route::Person {
        id,
        form: Some(PersonForm::SameAs),
    });
    let open = move || form.with_value(|form| navigator.navigate(form));
    offer_commands(move || vec![Command::new(Icon::Copy, "Same as…", open)]);
    view! {
        <Button icon=Icon::Copy on_click=open>
            "Same as…"
        </Button>
    }
}

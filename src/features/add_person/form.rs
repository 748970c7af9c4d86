//! The form that adds a person, once it is known that nobody has the address yet.

use leptos::prelude::*;
use rollcall_core::change::CreationOf;
use rollcall_core::change::profile::{Part, Profile};
use webex_api::{CreatePerson, Endpoint};

use super::close::Close;
use crate::components::change_form::{ApplyButton, ChangeForm, Draft, Words, named, use_names};
use crate::components::forbidden::use_forbidden;
use crate::data::use_tenant;
use crate::memo::memo;
use crate::ui::form_field::TextField;

const NAMELESS: &str = "Enter a display name. Webex requires one.";

/// The form.
#[component]
pub(super) fn NewPersonForm(
    /// The address of the new person.
    email: String,
) -> impl IntoView {
    let target = CreationOf {
        email: email.clone(),
    };
    let proposed = target.wanted();
    let draft = Draft::proposing(target, Profile::default(), proposed);
    let name = use_names(use_tenant());
    let words = Words {
        item: named(name),
        note: Callback::new(|_| None),
        fields: "person",
    };
    let forbidden = use_forbidden(CreatePerson::NAME);
    let nameless = memo(move || {
        draft
            .wanted
            .with(|wanted| wanted.text(Part::DisplayName).trim().is_empty())
    });
    let forbidden = Signal::derive(move || {
        let nameless = || nameless.get().then(|| NAMELESS.to_owned());
        forbidden.get().or_else(nameless)
    });
    let close = Close::new();
    let address = email.clone();
    view! {
        <ChangeForm
            title="Add a person"
            person=email
            draft=draft.any
            words
            forbidden
            apply=ApplyButton::new("Add person")
            done="Open person"
            on_close=Callback::new(move |()| close.after(untrack(|| draft.any.write.state())))
        >
            <div class="stack">
                <TextField label="Email" value=Signal::stored(address.clone()) read_only=true on_input=|_: String| () />
                <TextOf draft part=Part::FirstName />
                <TextOf draft part=Part::LastName />
                <TextOf draft part=Part::DisplayName />
                <TextOf draft part=Part::Title />
                <TextOf draft part=Part::Department />
                <p class="hint">"Webex invites the person by email. Give licences on the person's page afterwards."</p>
            </div>
        </ChangeForm>
    }
}

#[component]
fn TextOf(draft: Draft<CreationOf>, part: Part) -> impl IntoView {
    let value = Signal::derive(move || draft.wanted.with(|wanted| wanted.text(part).to_owned()));
    let typed = move |text: String| draft.wanted.update(|wanted| wanted.set(part, &text));
    view! { <TextField label=part.name() value on_input=typed /> }
}

//! The form that adds a person, once the address is known to be free.

use crate::prelude::*;
use rollcall_core::change::CreationOf;
use rollcall_core::change::profile::{Part, Profile};
use webex_api::{CreatePerson, Endpoint};

use super::close::Close;
use crate::components::change_form::{
    ApplyButton, ChangeForm, Draft, forbidden_or_nameless, profile_words,
};
use crate::components::forbidden::use_forbidden;
use crate::ui::form_field::TextField;

/// The form.
#[component]
pub(super) fn NewPersonForm(
    /// The address of the new person.
    email: String,
) -> View {
    let target = CreationOf {
        email: email.clone(),
    };
    let proposed = target.wanted();
    let draft = Draft::proposing(target, Profile::default(), proposed);
    let forbidden = forbidden_or_nameless(use_forbidden(CreatePerson::NAME), draft.wanted);
    let close = Close::new();
    let address = email.clone();
    view! {
        <ChangeForm
            title="Add a person"
            person=email
            draft=draft.any
            words=profile_words("person")
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
fn TextOf(draft: Draft<CreationOf>, part: Part) -> View {
    let value = Signal::derive(move || draft.wanted.with(|wanted| wanted.text(part).to_owned()));
    let typed = move |text: String| draft.wanted.update(|wanted| wanted.set(part, &text));
    view! { <TextField label=part.name() value on_input=typed /> }
}

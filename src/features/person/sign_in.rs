//! The form that lets a person sign in, or keeps them from it.

use std::sync::Arc;

use crate::prelude::*;
use rollcall_core::change::ProfileOf;
use rollcall_core::change::profile::{Aspect, Part, Profile};
use rollcall_core::route::Route;
use webex_api::{Person, PersonId};

use super::whole_person::{WholePerson, use_not_now};
use crate::components::change_form::{
    ApplyButton, ChangeForm, Draft, name_and_address, profile_words,
};
use crate::navigator::use_navigator;

/// The form, once the person has been read. It opens with the change that the button named.
#[component]
pub fn ChangeSignInPage(
    /// Whose account.
    id: Signal<PersonId>,
) -> View {
    let form = Callback::new(|(target, person)| view! { <Form target person /> });
    view! { <WholePerson id aspect=Aspect::SignIn form /> }
}

#[component]
fn Form(target: ProfileOf, person: Arc<Person>) -> View {
    let not_now = use_not_now(&target);
    let enabled = person.login_enabled.unwrap_or(true);
    let before = Profile::of(Person::clone(&person));
    let mut proposed = before.clone();
    proposed.set(Part::SignIn, in_json(!enabled));
    let draft = Draft::proposing(target, before, proposed);
    let (navigator, page) = (use_navigator(), Route::person(person.id.clone()));
    let close = Callback::new(move |()| navigator.replace(&page));
    let (verb, meaning) = if enabled {
        (
            "Deactivate",
            "The person can't sign in to Webex any more. They keep their licences, so their seats stay in use.",
        )
    } else {
        (
            "Reactivate",
            "The person can sign in to Webex again, with the licences they hold.",
        )
    };
    view! {
        <ChangeForm
            title=format!("{verb} {}", person.name())
            person=name_and_address(&person)
            draft=draft.any
            words=profile_words("account")
            forbidden=not_now
            apply=ApplyButton::new(verb)
            on_close=close
        >
            <p>{meaning}</p>
        </ChangeForm>
    }
}

const fn in_json(enabled: bool) -> &'static str {
    if enabled { "true" } else { "false" }
}

//! The form that lets a person sign in, or keeps them from it.

use std::sync::Arc;

use crate::prelude::*;
use rollcall_core::change::ProfileOf;
use rollcall_core::change::profile::{Aspect, Part, Profile};
use rollcall_core::route::Route;
use webex_api::{Person, PersonId};

use super::whole_person::{WholePerson, use_not_now};
use crate::components::change_form::{ChangeForm, Draft, name_and_address, profile_words};
use crate::navigator::use_navigator;
use crate::ui::checkbox::Checkbox;

/// The form, once the person has been read. It opens with the change that the button named.
#[component]
pub fn ChangeSignInPage(
    /// Whose account.
    id: Signal<PersonId>,
) -> impl IntoView {
    let form = Callback::new(|(target, person)| view! { <Form target person /> }.into_any());
    view! { <WholePerson id aspect=Aspect::SignIn form /> }
}

#[component]
fn Form(target: ProfileOf, person: Arc<Person>) -> impl IntoView {
    let not_now = use_not_now(&target);
    let enabled = person.login_enabled.unwrap_or(true);
    let before = Profile::of(Person::clone(&person));
    let mut proposed = before.clone();
    proposed.set(Part::SignIn, in_json(!enabled));
    let draft = Draft::proposing(target, before, proposed);
    let checked = Signal::derive(move || {
        draft
            .wanted
            .with(|wanted| wanted.text(Part::SignIn) == in_json(true))
    });
    let hint = Signal::derive(move || {
        let words = if checked.get() {
            "The person can sign in with the licences they hold."
        } else {
            "The person can't sign in. They keep their licences, so their seats stay in use."
        };
        Some(words.to_owned())
    });
    let (navigator, page) = (use_navigator(), Route::person(person.id.clone()));
    let close = Callback::new(move |()| navigator.replace(&page));
    let verb = if enabled { "Deactivate" } else { "Reactivate" };
    view! {
        <ChangeForm
            title=format!("{verb} {}", person.name())
            person=name_and_address(&person)
            draft=draft.any
            words=profile_words("account")
            forbidden=not_now
            on_close=close
        >
            <Checkbox
                label="Can sign in to Webex"
                hint
                checked
                on_change=move |on| draft.wanted.update(|wanted| wanted.set(Part::SignIn, in_json(on)))
            />
        </ChangeForm>
    }
}

const fn in_json(enabled: bool) -> &'static str {
    if enabled { "true" } else { "false" }
}

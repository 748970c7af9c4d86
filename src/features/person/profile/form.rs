//! The form that changes a person's profile.

use std::sync::Arc;

use crate::prelude::*;
use rollcall_core::change::ProfileOf;
use rollcall_core::change::profile::{Aspect, Profile};
use rollcall_core::route::Route;
use webex_api::{Person, PersonId};

use super::fields::Fields;
use crate::components::change_form::{
    ChangeForm, Draft, forbidden_or_nameless, name_and_address, profile_words,
};
use crate::features::person::whole_person::{WholePerson, use_not_now};
use crate::navigator::use_navigator;

/// The form, once the person has been read.
#[component]
pub fn ChangeProfilePage(
    /// Whose profile.
    id: Signal<PersonId>,
) -> View {
    let form = Callback::new(|(target, person)| view! { <Form target person /> });
    view! { <WholePerson id aspect=Aspect::Profile form /> }
}

#[component]
fn Form(target: ProfileOf, person: Arc<Person>) -> View {
    let not_now = use_not_now(&target);
    let draft = Draft::new(target, Profile::of(Person::clone(&person)));
    let forbidden = forbidden_or_nameless(not_now, draft.wanted);
    let (navigator, page) = (use_navigator(), Route::person(person.id.clone()));
    let close = Callback::new(move |()| navigator.replace(&page));
    view! {
        <ChangeForm
            title=format!("Edit profile of {}", person.name())
            person=name_and_address(&person)
            draft=draft.any
            words=profile_words("profile")
            forbidden
            on_close=close
        >
            <Fields draft />
        </ChangeForm>
    }
}

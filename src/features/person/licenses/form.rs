//! The form that changes a person's licences.

use rollcall_core::sets::set_of;
use std::sync::Arc;

use crate::prelude::*;
use rollcall_core::change::LicensesOf;
use rollcall_core::route::Route;
use webex_api::{Person, PersonId};

use super::known::{Pools, WithPools};
use super::loss;
use super::pools::choices;
use super::words::{warnings, words_of_licenses};
use crate::components::change_form::{ChangeForm, ChoiceList, Draft, name_and_address};
use crate::components::forbidden::use_forbidden;
use crate::data::use_tenant;
use crate::navigator::use_navigator;
use crate::ui::live::live;
use crate::ui::unread::Unread;

/// The form, once the person and the pools are there.
#[component]
pub fn ChangeLicensesPage(
    /// Whose licences.
    id: Signal<PersonId>,
) -> View {
    let form = Callback::new(|(person, licenses)| view! { <Form person licenses /> });
    live(move || {
        let remote = use_tenant().person(&id.get());
        view! { <WithPools remote is_told=|person| person.licenses.is_some() form /> }
    })
}

#[component]
fn Form(person: Signal<Arc<Person>>, licenses: Pools) -> View {
    // The decision is made on what is on screen now; whatever is read later is compared with it, not mixed into it.
    let subject = person.get_untracked();
    let held = set_of(subject.licenses.iter().flatten().cloned());
    let draft = Draft::new(
        LicensesOf {
            person: subject.id.clone(),
            org: None,
        },
        held,
    );
    // The pools as they were before the write, to compare with those that are read after it.
    let pools_before = StoredValue::new(licenses.get_untracked());
    let words = words_of_licenses(licenses, pools_before);
    let warned = Signal::derive(move || {
        let (before, after) = (draft.before(), draft.wanted.get());
        licenses.with(|licenses| warnings(licenses, &before, &after))
    });
    let id = subject.id.clone();
    let loser = StoredValue::new(subject.clone());
    let confirmation = Signal::derive(move || {
        let (before, after) = (draft.before(), draft.wanted.get());
        licenses.with(|licenses| {
            loser.with_value(|person| loss::confirmation(person, licenses, &before, &after))
        })
    });
    let (navigator, page) = (use_navigator(), Route::person(subject.id.clone()));
    let close = Callback::new(move |()| navigator.replace(&page));
    view! {
        <ChangeForm
            title=format!("Change licences for {}", subject.name())
            person=name_and_address(&subject)
            draft=draft.any
            words
            warnings=warned
            confirmation
            forbidden=use_forbidden("PATCH /licenses/users")
            on_apply=Callback::new(move |()| pools_before.set_value(licenses.get_untracked()))
            on_close=close
        >
            <ChoiceList
                groups=licenses.with_untracked(|licenses| choices(licenses, &id, &draft.before()))
                wanted=draft.wanted
                search="Search licences"
                none="No matching licences."
            />
            <Unread count=Signal::derive(move || licenses.with(|licenses| licenses.unreadable.len())) one="licence" many="licences" />
        </ChangeForm>
    }
}

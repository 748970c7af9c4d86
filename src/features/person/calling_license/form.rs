//! The form that adds a Webex Calling licence with its number.

use std::sync::Arc;

use crate::prelude::*;
use rollcall_core::change::CallingLicenseOf;
use rollcall_core::change::calling_license::{fault, is_told};
use rollcall_core::change::profile::Profile;
use rollcall_core::naming;
use rollcall_core::route::Route;
use rollcall_core::sets::{Set, set_of};
use webex_api::{AssignLicenses, Endpoint, License, LicenseId, Person, PersonId};

use super::fields::{Fields, sentence};
use crate::components::change_form::{
    ChangeForm, Draft, Words, name_and_address, named, use_names,
};
use crate::components::forbidden::use_forbidden;
use crate::data::use_tenant;
use crate::features::person::licenses::{Pools, WithPools, seats_note, warnings};
use crate::navigator::use_navigator;
use crate::ui::live::live;

/// The form, once the person and the pools are there.
#[component]
pub fn CallingLicensePage(
    /// Who gets the licence.
    id: Signal<PersonId>,
    /// Which licence.
    license: Signal<LicenseId>,
) -> View {
    live(move || {
        let target = CallingLicenseOf {
            person: id.get(),
            license: license.get(),
        };
        let remote = use_tenant().person_with_calling(target.get());
        let form = Callback::new(move |(person, licenses): (Signal<Arc<Person>>, Pools)| {
            let (target, person) = (target.clone(), person.get_untracked());
            view! { <Form target person licenses /> }
        });
        view! { <WithPools remote is_told form /> }
    })
}

/// Why the licence cannot be added: the person holds it.
const HELD: &str =
    "This person has this licence now. You can change its number with “Edit profile”.";

/// Why the licence cannot be added: it is not a Calling licence.
const NOT_CALLING: &str = "Webex doesn't list this as a Calling licence of the organisation.";

#[component]
fn Form(target: CallingLicenseOf, person: Arc<Person>, licenses: Pools) -> View {
    let before = target.value(&person).unwrap_or_default();
    let license = target.license.clone();
    let item = licenses.with_untracked(|licenses| naming::license(licenses, &license).in_words());
    let proposed = if before == Profile::default() {
        target.proposal(&person)
    } else {
        before.clone()
    };
    let draft = Draft::proposing(target, before, proposed);
    let held = set_of(person.licenses.iter().flatten().cloned());
    let with_it: Set<LicenseId> = set_of(held.iter().cloned().chain([license.clone()]));
    let warned =
        Signal::derive(move || licenses.with(|licenses| warnings(licenses, &held, &with_it)));
    let forbidden = use_forbidden(AssignLicenses::NAME);
    let reason = Signal::derive(move || {
        let listed = |pool: &License| pool.id == license && pool.is_calling();
        let why_not = || {
            if draft.before() != Profile::default() {
                Some(HELD)
            } else if !licenses.with(|licenses| licenses.iter().any(listed)) {
                Some(NOT_CALLING)
            } else {
                draft.wanted.with(|wanted| fault(wanted).map(sentence))
            }
        };
        forbidden.get().or_else(|| why_not().map(str::to_owned))
    });
    let pools_before = StoredValue::new(licenses.get_untracked());
    let words = Words {
        item: named(use_names(use_tenant())),
        note: seats_note(licenses, pools_before),
        fields: "licences",
    };
    let (navigator, page) = (use_navigator(), Route::person(person.id.clone()));
    let close = Callback::new(move |()| navigator.replace(&page));
    view! {
        <ChangeForm
            title=["Add ", &item, " for ", &person.name()].concat()
            person=name_and_address(&person)
            draft=draft.any
            words
            warnings=warned
            forbidden=reason
            on_apply=Callback::new(move |()| pools_before.set_value(licenses.get_untracked()))
            on_close=close
        >
            <Fields draft />
        </ChangeForm>
    }
}

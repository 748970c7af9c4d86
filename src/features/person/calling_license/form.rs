//! The form that adds a Webex Calling licence with its number.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;
use rollcall_core::change::CallingLicenseOf;
use rollcall_core::change::calling_license::fault;
use rollcall_core::change::profile::Profile;
use rollcall_core::naming;
use rollcall_core::route::Route;
use rollcall_core::sets::set_of;
use webex_api::{AssignLicenses, Endpoint, License, LicenseId, Page, Person, PersonId};

use super::fields::{Fields, sentence};
use crate::components::change_form::{
    ChangeForm, Draft, Words, name_and_address, named, use_names,
};
use crate::components::error_panel::ErrorPanel;
use crate::components::forbidden::use_forbidden;
use crate::components::load::Load;
use crate::data::{Remote, use_tenant};
use crate::features::person::licenses::{not_told, seats_note, warnings};
use crate::memo::memo;
use crate::navigator::use_navigator;
use crate::ui::live::live;

/// The form, once the person and the pools are there.
#[component]
pub fn CallingLicensePage(
    /// Who gets the licence.
    id: Signal<PersonId>,
    /// Which licence.
    license: Signal<LicenseId>,
) -> impl IntoView {
    live(move || {
        let target = CallingLicenseOf {
            person: id.get(),
            license: license.get(),
        };
        let tenant = use_tenant();
        let remote = tenant.person_with_calling(target.get());
        let target = StoredValue::new(target);
        view! {
            <Load remote what="this person" let:person>
                <Load remote=tenant.licenses what="licences" let:licenses>
                    <FormOf target remote person licenses />
                </Load>
            </Load>
        }
    })
}

/// The form, or why there is none: what the person holds must be known.
#[component]
fn FormOf(
    target: StoredValue<CallingLicenseOf>,
    remote: Remote<Arc<Person>>,
    person: Signal<Arc<Person>>,
    licenses: Signal<Arc<Page<License>>>,
) -> impl IntoView {
    let value = move || target.with_value(|target| person.with(|person| target.value(person)));
    let known = memo(move || value().is_some());
    live(move || {
        match untrack(value).filter(|_| known.get()) {
        Some(before) => {
            view! { <Form target=target.get_value() person=person.get_untracked() before licenses /> }
                .into_any()
        }
        None => {
            let retry = Callback::new(move |()| remote.revalidate());
            view! { <ErrorPanel explanation=not_told() on_retry=retry /> }.into_any()
        }
    }
    })
}

/// Why nothing can be added to what the person holds.
const HELD: &str =
    "This person has this licence now. You can change its number with “Edit profile”.";

/// Why a licence of another kind has no place here.
const NOT_CALLING: &str = "Webex doesn't list this as a Calling licence of the organisation.";

#[component]
fn Form(
    target: CallingLicenseOf,
    person: Arc<Person>,
    before: Profile,
    licenses: Signal<Arc<Page<License>>>,
) -> impl IntoView {
    let license = target.license.clone();
    let item = licenses.with_untracked(|licenses| naming::license(licenses, &license).in_words());
    let proposed = if before == Profile::default() {
        target.proposal(&person)
    } else {
        before.clone()
    };
    let draft = Draft::proposing(target, before, proposed);
    let held = set_of(person.licenses.iter().flatten().cloned());
    let with_it: BTreeSet<LicenseId> = set_of(held.iter().cloned().chain([license.clone()]));
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

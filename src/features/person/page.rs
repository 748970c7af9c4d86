//! The page at `/people/:id`. Each section loads by itself: a missing right takes away its section and nothing else.

use std::sync::Arc;

use leptos::prelude::*;
use webex_api::{Person, PersonId};

use super::head::Head;
use super::licenses::LicensesCard;
use super::profile::ProfileCard;
use super::roles::RolesCard;
use super::session_types::SessionTypesCard;
use crate::data::{Load, use_tenant};
use crate::features::change::WritesOfPerson;
use crate::routes::{Place, use_place};

/// The id of the person in the address; the last one, while the page is being left.
pub fn use_person_id() -> Memo<PersonId> {
    let place = use_place();
    Memo::new(move |last: Option<&PersonId>| {
        place.with(|place| match place {
            Place::Person { id, .. } => id.clone(),
            _ => last.cloned().unwrap_or_default(),
        })
    })
}

/// The page, with what stands above it.
#[component]
pub fn PersonPage(
    /// The open form, if the address names one.
    children: ChildrenFn,
) -> impl IntoView {
    let id = use_person_id();
    let page = move || {
        let id = id.get();
        let remote = use_tenant().person(&id).visit();
        view! {
            <Head id remote />
            <Load remote what="the person" lines=8 let:person><Sections person /></Load>
        }
    };
    view! {
        <WritesOfPerson id />
        {page}
        {children()}
    }
}

#[component]
fn Sections(person: Signal<Arc<Person>>) -> impl IntoView {
    view! {
        <div class="columns">
            <div class="stack">
                <ProfileCard person />
                <RolesCard person />
            </div>
            <div class="stack">
                <LicensesCard person />
                <SessionTypesCard person />
            </div>
        </div>
    }
}

//! The page at `/people/:id`. Each section loads by itself: a missing right takes away its section and nothing else.

use std::sync::Arc;

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use webex_api::{Person, PersonId};

use super::head::Head;
use super::licenses::LicensesCard;
use super::profile::ProfileCard;
use super::roles::RolesCard;
use super::session_types::SessionTypesCard;
use crate::data::{Load, use_tenant};

/// The id of the person in the address.
pub fn use_person_id() -> Memo<PersonId> {
    let params = use_params_map();
    Memo::new(move |_| PersonId::new(params.with(|params| params.get("id").unwrap_or_default())))
}

/// The page, with what stands above it.
#[component]
pub fn PersonPage(
    /// The open form, if the address names one.
    children: ChildrenFn,
) -> impl IntoView {
    let id = use_person_id();
    let page = move || {
        let remote = use_tenant().person(&id.get()).visit();
        view! { <Load remote what="the person" lines=8 let:person><Sections person /></Load> }
    };
    view! {
        {page}
        {children()}
    }
}

#[component]
fn Sections(person: Signal<Arc<Person>>) -> impl IntoView {
    view! {
        <Head person />
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

//! The page of a person. Each section loads separately, so a missing right affects only its own section.

use std::sync::Arc;

use leptos::prelude::*;
use webex_api::{Person, PersonId};

use super::account::AccountCard;
use super::copying::offer_copying;
use super::head::Head;
use super::licenses::LicensesCard;
use super::profile::ProfileCard;
use super::roles::RolesCard;
use super::session_types::SessionTypesCard;
use super::site_role::SiteRolesCard;
use crate::components::change_form::WritesOfPerson;
use crate::components::load::Load;
use crate::data::use_tenant;
use crate::ui::collect_any::CollectAny;
use crate::ui::skeleton::Bar;

/// The page of a person.
#[component]
pub fn PersonPage(
    /// Whose page it is.
    id: Signal<PersonId>,
    /// The form that is open over the page, if there is one.
    children: ChildrenFn,
) -> impl IntoView {
    let page = move || {
        let id = id.get();
        let remote = use_tenant().person(&id).visit();
        view! {
            <Head id remote />
            <Load remote what="this person" shape=waiting let:person>
                <Sections person />
            </Load>
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
    offer_copying(person);
    view! {
        <div class="person">
            <div class="stack">
                <LicensesCard person />
                <SessionTypesCard person />
            </div>
            <div class="stack">
                <AccountCard person />
                <SiteRolesCard person />
                <ProfileCard person />
                <RolesCard person />
            </div>
        </div>
    }
}

/// The skeleton of the page.
fn waiting() -> AnyView {
    let card = |lines: usize| {
        let bars = (0..lines).map(|line| view! { <Bar line /> }).collect_any();
        view! {
            <div class="card">
                <div class="card-head">
                    <span class="skeleton tiny"></span>
                </div>
                <div class="card-body">{bars}</div>
            </div>
        }
    };
    view! {
        <div class="person" aria-hidden="true">
            <div class="stack">{card(6)}{card(4)}</div>
            <div class="stack">{card(8)}</div>
        </div>
    }
    .into_any()
}

//! The page of a person. Each section loads separately, so a missing right affects only its own section.

use std::sync::Arc;

use crate::prelude::*;
use rollcall_core::route::Route;
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
use crate::navigator::use_navigator;
use crate::ui::collect_views::CollectViews;
use crate::ui::empty_state::EmptyState;
use crate::ui::icon::Icon;
use crate::ui::live::live;
use crate::ui::page_head::PageHead;
use crate::ui::skeleton::Bar;

/// The page of a person.
#[component]
pub fn PersonPage(
    /// Whose page it is.
    id: Signal<PersonId>,
    /// The form that is open over the page, if there is one.
    children: ChildrenFn,
) -> View {
    let page = live(move || {
        let id = id.get();
        let tenant = use_tenant();
        if tenant.is_gone(&id) {
            return view! { <Gone id /> };
        }
        let remote = tenant.person(&id).visit();
        view! {
            <Head id remote />
            <Load remote what="this person" shape=waiting let:person>
                <Sections person />
            </Load>
        }
    });
    view! {
        <WritesOfPerson id />
        {page}
        {children.run()}
    }
}

/// The page of a person that this session has deleted.
#[component]
fn Gone(id: PersonId) -> View {
    let name = use_tenant().person(&id).peek();
    let title = name.map_or_else(|| "Person".to_owned(), |person| person.name().into_owned());
    let activity = use_navigator().href(&Route::Activity);
    view! {
        <PageHead title />
        <EmptyState
            icon=Icon::Person
            title="This person was deleted"
            why="You deleted this person in this session."
            actions=move || {
                view! {
                    <a class="button" href=activity.clone()>
                        "Show the activity"
                    </a>
                }
            }
        />
    }
}

#[component]
fn Sections(person: Signal<Arc<Person>>) -> View {
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
fn waiting() -> View {
    let card = |lines: usize| {
        let bars = (0..lines)
            .map(|line| view! { <Bar line /> })
            .collect_views();
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
}

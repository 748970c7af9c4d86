//! Which page stands at which address.

use leptos::prelude::*;

use super::second;
use crate::data::{ClientHandle, PageHolds, provide_holds, provide_tenant, use_writes};
use crate::features::change::InterruptedChanges;
use crate::features::licenses::ChangeLicensesPage;
use crate::features::meetings::ChangeSessionTypesPage;
use crate::features::people::PeoplePage;
use crate::features::person::PersonPage;
use crate::features::refused::RefusedPage;
use crate::features::scopes::ScopesPage;
use crate::features::shell::Shell;
use crate::features::sign_in::SignInPage;
use crate::features::token::TokenPage;
use crate::routes::{Go, PersonForm, Place, use_go, use_paths, use_place};
use crate::session::use_session;
use crate::ui::empty_state::EmptyState;
use crate::ui::icon::Icon;
use crate::ui::later::{Later, second_file};
use crate::ui::page_head::PageHead;
use crate::ui::toast::Notices;

second_file!(change_licenses, ChangeLicensesPage);
second_file!(change_session_types, ChangeSessionTypesPage);
second_file!(interrupted_changes, InterruptedChanges);
second_file!(person_page, PersonAndForm);
second_file!(token_passport, TokenPage);
second_file!(scopes_page, ScopesPage);
second_file!(why_refused, RefusedPage);

/// The sign-in page, or the pages of an organisation. What was read of the organisation goes with them.
#[component]
pub fn Pages() -> impl IntoView {
    let session = use_session().session;
    // Another sign-in is another organisation: nothing that was read for the one is shown to the other.
    let sign_in = Memo::new(move |_| {
        session.with(|session| {
            session
                .signed_in()
                .map(|signed_in| signed_in.sign_in_id.clone())
        })
    });
    move || {
        if sign_in.get().is_some() {
            view! { <SignedIn /> }.into_any()
        } else {
            view! { <SignedOut /> }.into_any()
        }
    }
}

/// The sign-in page, whatever the address: it stays, so that a sign-in leads back to it. The page about scopes reads nothing of an
/// organisation, so it is there for everyone.
#[component]
fn SignedOut() -> impl IntoView {
    Notices::provide();
    let place = use_place();
    let scopes = Memo::new(move |_| place.with(|place| *place == Place::Scopes));
    let page = move || {
        if scopes.get() {
            view! { <Later page=scopes_page /> }.into_any()
        } else {
            view! { <SignInPage /> }.into_any()
        }
    };
    view! { <Shell>{page}</Shell> }
}

#[component]
fn SignedIn() -> impl IntoView {
    // There is none only in the moment in which the session ends.
    let client = use_session().client()?;
    // Messages name people: they go with the sign-in, and one that comes after it is not shown.
    let notices = Notices::provide();
    provide_context(ClientHandle::new(provide_holds(&client)));
    let tenant = provide_tenant();
    use_writes().follow(tenant, notices);
    second::fetch_when_idle(change_licenses);
    let place = use_place();
    // Two places of one kind are one page, which follows the address by itself.
    let kind = Memo::new(move |_| place.with(std::mem::discriminant));
    let page = move || {
        // Read, not only tracked: a memo that nobody has read does not look at what it depends on.
        kind.get();
        match place.get_untracked() {
            Place::Home => view! { <Home /> }.into_any(),
            Place::People { .. } => view! { <PeoplePage /> }.into_any(),
            Place::Person { .. } => view! { <Later page=person_page /> }.into_any(),
            Place::Token => view! { <Later page=token_passport /> }.into_any(),
            Place::Scopes => view! { <Later page=scopes_page /> }.into_any(),
            Place::Refused { .. } => view! { <Later page=why_refused /> }.into_any(),
            Place::Unknown => view! { <NotFound /> }.into_any(),
        }
    };
    Some(view! { <Shell><PageHolds /><LeftOver />{page}</Shell> })
}

/// What an earlier page of this tab, or an earlier session in it, left under way. Most starts have none.
#[component]
fn LeftOver() -> impl IntoView {
    let writes = use_writes();
    let any = Memo::new(move |_| writes.interrupted().is_some() || writes.any_looked_back());
    move || {
        any.get().then(|| {
            view! { <div class="page-holds"><Later page=interrupted_changes /></div> }
        })
    }
}

/// The page of a person, and the form over it if the address names one.
#[component]
fn PersonAndForm() -> impl IntoView {
    view! { <PersonPage><OpenForm /></PersonPage> }
}

/// The form above the page of a person, while the address names one. It has an address of its own, but no page.
#[component]
fn OpenForm() -> impl IntoView {
    let place = use_place();
    let form = Memo::new(move |_| {
        place.with(|place| match place {
            Place::Person { form, .. } => form.as_ref().map(std::mem::discriminant),
            _ => None,
        })
    });
    move || {
        form.get();
        match place.get_untracked() {
            Place::Person {
                form: Some(PersonForm::Licenses),
                ..
            } => view! { <Later page=change_licenses /> }.into_any(),
            Place::Person {
                form: Some(PersonForm::SessionTypes { .. }),
                ..
            } => view! { <Later page=change_session_types /> }.into_any(),
            _ => ().into_any(),
        }
    }
}

/// The start page of somebody who is signed in is the list of people.
#[component]
fn Home() -> impl IntoView {
    let (go, people) = (use_go(), use_paths().people());
    Effect::new(move || go(&people, Go::Replace));
}

#[component]
fn NotFound() -> impl IntoView {
    let people = use_paths().people();
    view! {
        <PageHead title="Page not found" />
        <EmptyState icon=Icon::Unknown title="There is no such page" why="The address is not one of Rollcall's: it may be cut short or out of date."
            actions=move || view! { <a class="button" href=people.clone()>"Go to the people"</a> } />
    }
}

//! Which page stands at which address.

use leptos::prelude::*;
use leptos_router::components::{Outlet, ParentRoute, Redirect, Route, Routes};
use leptos_router::{NavigateOptions, path};

use crate::data::{PauseNotice, provide_tenant};
use crate::features::licenses::ChangeLicensesPage;
use crate::features::meetings::ChangeSessionTypesPage;
use crate::features::people::PeoplePage;
use crate::features::person::PersonPage;
use crate::features::shell::Shell;
use crate::features::sign_in::SignInPage;
use crate::routes::use_paths;
use crate::session::use_session;
use crate::ui::empty_state::EmptyState;
use crate::ui::icon::Icon;
use crate::ui::page_head::PageHead;

/// The sign-in page, or the pages of an organisation. What was read of the organisation goes with them.
#[component]
pub fn Pages() -> impl IntoView {
    let session = use_session().session;
    let signed_in = Memo::new(move |_| session.with(|session| session.signed_in().is_some()));
    move || {
        if signed_in.get() {
            view! { <SignedIn /> }.into_any()
        } else {
            view! { <Shell><SignInPage /></Shell> }.into_any()
        }
    }
}

#[component]
fn SignedIn() -> impl IntoView {
    provide_tenant();
    view! {
        <Shell>
            <PauseNotice />
            <Routes fallback=NotFound>
                <Route path=path!("/") view=Home />
                <Route path=path!("/people") view=PeoplePage />
                <ParentRoute path=path!("/people/:id") view=PersonWithForm>
                    <Route path=path!("") view=|| () />
                    <Route path=path!("/licenses") view=ChangeLicensesPage />
                    <Route path=path!("/session-types/:site") view=ChangeSessionTypesPage />
                </ParentRoute>
            </Routes>
        </Shell>
    }
}

/// Forms stand above the page of the person and have addresses of their own.
#[component]
fn PersonWithForm() -> impl IntoView {
    view! { <PersonPage><Outlet /></PersonPage> }
}

/// The start page of somebody who is signed in is the list of people.
#[component]
fn Home() -> impl IntoView {
    let options = NavigateOptions {
        resolve: false,
        replace: true,
        ..NavigateOptions::default()
    };
    view! { <Redirect path=use_paths().people() options /> }
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

//! Maps each route to its page. Pages receive the parts of their route as signals and never read the address.

use crate::prelude::*;
use leptos::task::spawn_local;
use rollcall_core::route::{PersonForm, Route};
use rollcall_core::session::Session;
use webex_api::{LicenseId, PersonId};

use super::keys::Keys;
use super::prefetch::fetch_when_idle;
use crate::components::change_form::InterruptedChanges;
use crate::components::commands::Commands;
use crate::components::lazy_page::{LazyPage, SecondFile, lazy_page};
use crate::components::outcome::tell_outcome;
use crate::components::page_holds::PageHolds;
use crate::components::write_question::WriteQuestion;
use crate::data::{
    ClientHandle, forget_jobs, provide_holds, provide_jobs, provide_tenant, provide_xml,
    use_tenant, use_writes,
};
use crate::features::about::AboutPage;
use crate::features::access_denied::AccessDeniedPage;
use crate::features::activity::ActivityPage;
use crate::features::add_person::AddPersonPage;
use crate::features::file_doctor::FileDoctorPage;
use crate::features::jobs::JobsPage;
use crate::features::licenses::{IdleSeatsPage, LicensePage, LicensesPage};
use crate::features::meetings::{GridPage, MeetingsPage};
use crate::features::overview::OverviewPage;
use crate::features::people::PeoplePage;
use crate::features::person::{
    CallingLicensePage, ChangeLicensesPage, ChangeProfilePage, ChangeSessionTypesPage,
    ChangeSignInPage, ChangeSiteRolePage, DeletePersonPage, PersonPage, SameAsPage,
};
use crate::features::scopes::ScopesPage;
use crate::features::shell::Shell;
use crate::features::sign_in::SignInPage;
use crate::features::token::TokenPage;
use crate::features::xml::XmlPage;
use crate::memo::{memo, memo_after};
use crate::navigator::use_navigator;
use crate::session::use_session;
use crate::ui::empty_state::EmptyState;
use crate::ui::icon::Icon;
use crate::ui::live::live;
use crate::ui::page_head::PageHead;
use crate::ui::show::Show;
use crate::ui::toast::{Notices, use_notices};

lazy_page!(interrupted_changes, InterruptedChanges);
lazy_page!(outcomes, Outcomes);
lazy_page!(person_page, PersonAndForm);
lazy_page!(licenses_page, Licenses);
lazy_page!(license_page, License);
lazy_page!(idle_seats_page, IdleSeats);
lazy_page!(add_person, AddPersonPage);
lazy_page!(meetings_page, Meetings);
lazy_page!(grid_page, Grid);
lazy_page!(jobs_page, JobsPage);
lazy_page!(forgotten_jobs, ForgottenJobs);
lazy_page!(activity_page, ActivityPage);
lazy_page!(overview_page, OverviewPage);
lazy_page!(token_passport, TokenPage);
lazy_page!(xml_page, XmlPage);
lazy_page!(scopes_page, ScopesPage);
lazy_page!(file_doctor, FileDoctorPage);
lazy_page!(about_page, AboutPage);
lazy_page!(why_refused, AccessDenied);

/// The sign-in page, or the pages of an organisation. What was read of the organisation goes with them.
#[component]
pub fn Pages() -> View {
    let session = use_session().session;
    // Another sign-in is another organisation: nothing that was read for the one is shown to the other.
    let sign_in = memo(move || {
        session.with(|session| {
            session
                .signed_in()
                .map(|signed_in| signed_in.sign_in_id.clone())
        })
    });
    live(move || {
        if sign_in.get().is_some() {
            view! { <SignedIn /> }
        } else {
            view! { <SignedOut /> }
        }
    })
}

/// The sign-in page, whatever the address: it stays, so that a sign-in leads back to it. The pages that read nothing
/// of an organisation are there for everyone.
#[component]
fn SignedOut() -> View {
    Notices::provide();
    let route = use_navigator().route();
    let open = memo(move || {
        route.with(|route| match route {
            Some(Route::Scopes) => 1,
            Some(Route::FileDoctor) => 2,
            Some(Route::About) => 3,
            _ => 0,
        })
    });
    let page = live(move || match open.get() {
        1 => view! { <LazyPage page=scopes_page /> },
        2 => view! { <LazyPage page=file_doctor /> },
        3 => view! { <LazyPage page=about_page /> },
        _ => view! { <SignInPage return_to=route /> },
    });
    view! { <Shell>{page}</Shell> }
}

#[component]
fn SignedIn() -> Option<View> {
    // There is none only in the moment in which the session ends.
    let client = use_session().client()?;
    // Messages name people: they go with the sign-in, and one that comes after it is not shown.
    Notices::provide();
    provide_context(ClientHandle::new(provide_holds(&client)));
    provide_tenant();
    provide_jobs();
    provide_xml();
    let commands = Commands::provide();
    let second = SecondFile::provide();
    fetch_when_idle(person_page, second);
    let session = use_session().session;
    on_cleanup(move || {
        if session.try_with_untracked(Session::is_signed_out_by_hand) == Some(true) {
            spawn_local(async {
                // Without the second file nothing can be done about them.
                if let Ok(forget) = forgotten_jobs().await {
                    drop(forget());
                }
            });
        }
    });
    let route = use_navigator().route();
    // Routes of the same kind share one page, whose properties follow the address.
    let kind = memo(move || {
        let page = route.with(|route| route.as_ref().map(Route::page));
        page.as_ref().map(std::mem::discriminant)
    });
    let page = move || {
        // Read, not only tracked: a memo that nobody has read does not look at what it depends on.
        kind.get();
        match route.get_untracked() {
            Some(Route::Home) => view! { <LazyPage page=overview_page /> },
            Some(Route::People { .. } | Route::NewPerson) => view! { <People /> },
            Some(Route::Person { .. }) => view! { <LazyPage page=person_page /> },
            Some(Route::Licenses { .. }) => view! { <LazyPage page=licenses_page /> },
            Some(Route::License { .. }) => view! { <LazyPage page=license_page /> },
            Some(Route::IdleSeats { .. }) => view! { <LazyPage page=idle_seats_page /> },
            Some(Route::Meetings { .. }) => view! { <LazyPage page=meetings_page /> },
            Some(Route::Grid { .. }) => view! { <LazyPage page=grid_page /> },
            Some(Route::Jobs) => view! { <LazyPage page=jobs_page /> },
            Some(Route::Activity) => view! { <LazyPage page=activity_page /> },
            Some(Route::Token) => view! { <LazyPage page=token_passport /> },
            Some(Route::Xml) => view! { <LazyPage page=xml_page /> },
            Some(Route::Scopes) => view! { <LazyPage page=scopes_page /> },
            Some(Route::FileDoctor) => view! { <LazyPage page=file_doctor /> },
            Some(Route::About) => view! { <LazyPage page=about_page /> },
            Some(Route::AccessDenied { .. }) => view! { <LazyPage page=why_refused /> },
            None => view! { <NotFound /> },
        }
    };
    Some(view! {
        <Shell>
            <Keys commands />
            <PageHolds />
            <LeftOver />
            // Everything that starts a write, or looks back at one, is in the second file too.
            <Show when=move || second.is_here()>
                <LazyPage page=outcomes part=true quiet=true />
            </Show>
            {page}
        </Shell>
    })
}

/// Deletes what is stored of jobs; shows nothing.
#[component]
fn ForgottenJobs() -> View {
    forget_jobs();
    View::nothing()
}

/// Asks before the first write of this session, and follows all of them to their outcomes.
#[component]
fn Outcomes() -> View {
    let notices = use_notices();
    use_writes().follow(use_tenant(), move |verdict, subject| {
        tell_outcome(notices, verdict, subject);
    });
    view! { <WriteQuestion /> }
}

/// What an earlier page of this tab, or an earlier session in it, left under way. Most starts have none.
#[component]
fn LeftOver() -> View {
    let writes = use_writes();
    let any = memo(move || writes.interrupted().is_some() || writes.any_looked_back());
    live(move || {
        any.get().then(|| {
            view! {
                <div class="page-holds">
                    <LazyPage page=interrupted_changes part=true />
                </div>
            }
        })
    })
}

/// Derives a property from the route. While the page is being left, the property keeps its last value.
fn part<T>(of: fn(Route) -> Option<T>) -> Signal<T>
where
    T: Clone + Default + PartialEq + Send + Sync + 'static,
{
    let route = use_navigator().route();
    memo_after(move |last: Option<&T>| {
        let part = route.get().and_then(of);
        part.unwrap_or_else(|| last.cloned().unwrap_or_default())
    })
    .into()
}

#[component]
fn People() -> View {
    let view = part(|route| match route {
        Route::People { view } => Some(view),
        _ => None,
    });
    let route = use_navigator().route();
    let adds = memo(move || route.with(|route| *route == Some(Route::NewPerson)));
    view! {
        <PeoplePage view />
        <Show when=move || adds.get()>
            <LazyPage page=add_person part=true />
        </Show>
    }
}

#[component]
fn Licenses() -> View {
    let view = part(|route| match route {
        Route::Licenses { view } => Some(view),
        _ => None,
    });
    view! { <LicensesPage view /> }
}

#[component]
fn License() -> View {
    let id: Signal<LicenseId> = part(|route| match route {
        Route::License { id, .. } => Some(id),
        _ => None,
    });
    let query = part(|route| match route {
        Route::License { query, .. } => Some(query),
        _ => None,
    });
    view! { <LicensePage id query /> }
}

#[component]
fn IdleSeats() -> View {
    let view = part(|route| match route {
        Route::IdleSeats { view } => Some(view),
        _ => None,
    });
    view! { <IdleSeatsPage view /> }
}

#[component]
fn Meetings() -> View {
    let site = part(|route| match route {
        Route::Meetings { site, .. } => Some(site),
        _ => None,
    });
    let form = part(|route| match route {
        Route::Meetings { form, .. } => Some(form),
        _ => None,
    });
    view! { <MeetingsPage site form /> }
}

#[component]
fn Grid() -> View {
    let of = part(|route| match route {
        Route::Grid { site, kind } => Some((site, kind)),
        _ => None,
    });
    view! { <GridPage of /> }
}

#[component]
fn AccessDenied() -> View {
    let call = part(|route| match route {
        Route::AccessDenied { call } => Some(call),
        _ => None,
    });
    view! { <AccessDeniedPage call /> }
}

/// The page of a person and the form open over it, if any. A form has its own address but is not a page.
#[component]
fn PersonAndForm() -> View {
    let id = part(|route| match route {
        Route::Person { id, .. } => Some(id),
        _ => None,
    });
    let form = part(|route| match route {
        Route::Person { form, .. } => Some(form),
        _ => None,
    });
    view! {
        <PersonPage id>
            <OpenForm id form />
        </PersonPage>
    }
}

#[component]
fn OpenForm(id: Signal<PersonId>, form: Signal<Option<PersonForm>>) -> View {
    let kind = memo(move || form.with(|form| form.as_ref().map(std::mem::discriminant)));
    let site = part(|route| match route {
        Route::Person {
            form: Some(PersonForm::SessionTypes { site } | PersonForm::SiteRole { site }),
            ..
        } => Some(site),
        _ => None,
    });
    let license = part(|route| match route {
        Route::Person {
            form: Some(PersonForm::CallingLicense { license }),
            ..
        } => Some(license),
        _ => None,
    });
    live(move || {
        kind.get();
        match form.get_untracked() {
            Some(PersonForm::SiteRole { .. }) => {
                view! { <ChangeSiteRolePage id site /> }
            }
            Some(PersonForm::CallingLicense { .. }) => {
                view! { <CallingLicensePage id license /> }
            }
            Some(PersonForm::Delete) => view! { <DeletePersonPage id /> },
            Some(PersonForm::Profile) => view! { <ChangeProfilePage id /> },
            Some(PersonForm::SignIn) => view! { <ChangeSignInPage id /> },
            Some(PersonForm::SameAs) => view! { <SameAsPage id /> },
            Some(PersonForm::Licenses) => view! { <ChangeLicensesPage id /> },
            Some(PersonForm::SessionTypes { .. }) => {
                view! { <ChangeSessionTypesPage id site /> }
            }
            None => ().into_child(),
        }
    })
}

#[component]
fn NotFound() -> View {
    let people = use_navigator().href(&Route::everyone());
    view! {
        <PageHead title="Page not found" />
        <EmptyState
            icon=Icon::Unknown
            title="There's no page at this address"
            why="This link may be incomplete or out of date."
            actions=move || {
                view! {
                    <a class="button" href=people.clone()>
                        "Go to People"
                    </a>
                }
            }
        />
    }
}

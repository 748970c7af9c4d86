//! The form that changes a person's session types on one site.

use rollcall_core::sets::{Set, set_of};
use std::sync::Arc;

use crate::prelude::*;
use rollcall_core::change::SessionTypesOf;
use rollcall_core::route::Route;
use webex_api::{
    Page, Person, PersonId, SessionTypeId, SiteSessionType, SiteUrl, UserSessionTypes,
};

use super::names::{choices, words_on};
use crate::components::change_form::{ChangeForm, ChoiceList, Draft, name_and_address};
use crate::components::forbidden::use_forbidden;
use crate::components::load::Load;
use crate::data::{Remote, use_tenant};
use crate::navigator::use_navigator;
use crate::ui::live::live;
use crate::ui::unread::Unread;

/// The form, once the person, the site's session types and the person's session types have loaded.
#[component]
pub fn ChangeSessionTypesPage(
    /// Whose session types.
    id: Signal<PersonId>,
    /// On which site.
    site: Signal<SiteUrl>,
) -> View {
    live(move || {
        let (tenant, id, site) = (use_tenant(), id.get(), site.get());
        let person = tenant.person(&id);
        let offered = tenant.site_session_types(&site);
        let held = tenant.user_session_types(&id, &site);
        view! {
            <Load remote=person what="this person" let:person>
                <LoadTypes site=site.clone() person offered held />
            </Load>
        }
    })
}

#[component]
fn LoadTypes(
    site: SiteUrl,
    person: Signal<Arc<Person>>,
    offered: Remote<Arc<Page<SiteSessionType>>>,
    held: Remote<Arc<UserSessionTypes>>,
) -> View {
    let site = StoredValue::new(site);
    view! {
        <Load remote=offered what="the site's session types" let:offered>
            <Load remote=held what="this person's session types" let:types>
                <Form site=site.get_value() person offered types />
            </Load>
        </Load>
    }
}

#[component]
fn Form(
    site: SiteUrl,
    person: Signal<Arc<Person>>,
    offered: Signal<Arc<Page<SiteSessionType>>>,
    types: Signal<Arc<UserSessionTypes>>,
) -> View {
    let subject = person.get_untracked();
    // As with licences: the decision is made on what is on screen now.
    let before: Set<SessionTypeId> = types
        .with_untracked(|types| set_of(types.session_types.iter().map(|held| held.id.clone())));
    let draft = Draft::new(
        SessionTypesOf {
            person: subject.id.clone(),
            site: site.clone(),
        },
        before,
    );
    let words = words_on(&site);
    let (navigator, page) = (use_navigator(), Route::person(subject.id.clone()));
    let close = Callback::new(move |()| navigator.replace(&page));
    view! {
        <ChangeForm
            title=format!("Change session types for {} on {site}", subject.name())
            person=name_and_address(&subject)
            draft=draft.any
            words
            forbidden=use_forbidden("PUT /admin/meeting/userconfig/sessionTypes")
            on_close=close
        >
            <ChoiceList
                groups=offered.with_untracked(|offered| choices(offered, &draft.before()))
                wanted=draft.wanted
                search="Search session types"
                none="No matching session types."
            />
            <Unread count=Signal::derive(move || offered.with(|offered| offered.unreadable.len())) one="session type" many="session types" />
        </ChangeForm>
    }
}

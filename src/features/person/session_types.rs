//! What the person may host, site by site, and the ways to the forms.

use std::sync::Arc;

use leptos::prelude::*;
use webex_api::{Person, PersonId, SiteUrl, UserSessionTypes};

use super::sites::host_sites;
use crate::data::{Load, use_tenant};
use crate::features::meetings::name_of_type;
use crate::routes::{Go, use_go, use_paths};
use crate::ui::button::{Button, ButtonSize};
use crate::ui::card::Card;
use crate::ui::plain_text::{Name, visible};

/// One part for each site that the person may host on.
#[component]
pub fn SessionTypesCard(person: Signal<Arc<Person>>) -> impl IntoView {
    let licenses = use_tenant().licenses;
    // A site list that stays the same must not build its parts anew: they hold what was loaded and the keyboard.
    let sites = Memo::new(move |_| {
        let pools = licenses.ready();
        person.with(|person| {
            (
                person.id.clone(),
                host_sites(person, pools.as_ref().map_or(&[], |pools| pools.as_slice())),
            )
        })
    });
    view! {
        <Card title="Session types">
            {move || {
                let (id, sites) = sites.get();
                if sites.is_empty() {
                    return view! { <p class="quiet">"Hosts on no site, so there are no session types."</p> }.into_any();
                }
                sites.into_iter().map(|site| view! { <OnSite id=id.clone() site /> }).collect_view().into_any()
            }}
        </Card>
    }
}

#[component]
fn OnSite(id: PersonId, site: SiteUrl) -> impl IntoView {
    let held = use_tenant().user_session_types(&id, &site).visit();
    let (go, paths) = (use_go(), use_paths());
    let label = format!("Change session types for {}", visible(site.as_str()));
    let title = site.to_string();
    let open = move || {
        go(
            &paths.change_session_types(id.as_str(), site.as_str()),
            Go::Push,
        );
    };
    view! {
        <div class="stack-tight">
            <h3 class="small"><Name text=title /></h3>
            <Load remote=held what="the session types" lines=2 let:types><Types types /></Load>
            <div><Button size=ButtonSize::Small on_click=open>{label}</Button></div>
        </div>
    }
}

#[component]
fn Types(types: Signal<Arc<UserSessionTypes>>) -> impl IntoView {
    move || {
        let types = types.get();
        let names = types
            .session_types
            .iter()
            .map(|held| name_of_type(held.name.as_deref(), held.short_name.as_deref(), &held.id));
        if types.session_types.is_empty() {
            return view! { <p class="quiet">"No session type."</p> }.into_any();
        }
        view! { <ul class="stack-tight">{names.map(|name| view! { <li><Name text=name /></li> }).collect_view()}</ul> }.into_any()
    }
}

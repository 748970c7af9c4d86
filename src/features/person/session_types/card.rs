//! What the person may host, site by site, and the ways to the forms.

use rollcall_core::sets::Set;
use std::sync::Arc;

use crate::prelude::*;
use rollcall_core::naming;
use rollcall_core::route::{PersonForm, Route};
use webex_api::{License, Person, PersonId, SiteUrl, UserSessionTypes};

use crate::components::commands::{Command, offer_commands};
use crate::components::forbidden::use_forbidden;
use crate::components::load::Load;
use crate::data::use_tenant;
use crate::features::person::site_section::SiteSection;
use crate::features::person::sites::{host_sites, sites_without_role};
use crate::memo::memo;
use crate::navigator::use_navigator;
use crate::ui::button::{Button, ButtonSize};
use crate::ui::card::Card;
use crate::ui::collect_views::CollectViews;
use crate::ui::icon::Icon;
use crate::ui::live::live;
use crate::ui::untrusted_text::{UntrustedText, visible};

/// Where the person hosts, as far as it is known.
#[derive(Clone, PartialEq)]
struct Sites {
    person: PersonId,
    hosts: Set<SiteUrl>,
    without_role: Set<SiteUrl>,
    /// Whether the person's licences and those of the organisation are known, so that no host site is overlooked.
    known: bool,
}

impl Sites {
    fn of(person: &Person, pools: Option<&[License]>) -> Self {
        let licenses = pools.unwrap_or_default();
        Self {
            person: person.id.clone(),
            hosts: host_sites(person, licenses),
            without_role: sites_without_role(person, licenses),
            known: pools.is_some() && person.licenses.is_some(),
        }
    }
}

/// One part for each site that the person may host on, and one for each that Webex names without saying so.
#[component]
pub fn SessionTypesCard(person: Signal<Arc<Person>>) -> View {
    let licenses = use_tenant().licenses;
    // An unchanged list of sites must not be rebuilt: its parts hold loaded values and the keyboard focus.
    let sites = memo(move || {
        let pools = licenses.ready();
        person.with(|person| Sites::of(person, pools.as_ref().map(|pools| &***pools)))
    });
    view! {
        <Card title="Session types">
            {move || {
                let Sites { person: id, hosts, without_role, known } = sites.get();
                let none = hosts
                    .is_empty()
                    .then(|| {
                        let words = if !known {
                            "Rollcall can't tell where this person hosts without the licences of the person and the organisation."
                        } else if without_role.is_empty() {
                            "This person doesn't host on any site, so there are no session types."
                        } else {
                            "This person has no licence to host on a site."
                        };
                        view! { <p class="quiet">{words}</p> }
                    });
                let on_hosts = hosts.into_iter().map(|site| view! { <OnSite id=id.clone() site /> }).collect_views();
                let others = without_role.into_iter().map(|site| view! { <WithoutRole id=id.clone() site /> }).collect_views();
                view! {
                    {none}
                    {on_hosts}
                    {others}
                }
            }}
        </Card>
    }
}

/// A site of which Webex says no more than its name: the form loads the rest when the admin opens it.
#[component]
fn WithoutRole(id: PersonId, site: SiteUrl) -> View {
    let title = site.to_string();
    let action = move || view! { <OpenForm id=id.clone() site=site.clone() words="Look up" label="session types on" /> };
    view! {
        <SiteSection title action>
            <p class="quiet">"Webex doesn't say whether this person can host here."</p>
        </SiteSection>
    }
}

#[component]
fn OnSite(id: PersonId, site: SiteUrl) -> View {
    let held = use_tenant().user_session_types(&id, &site).visit();
    let title = site.to_string();
    let disabled_reason = use_forbidden("PUT /admin/meeting/userconfig/sessionTypes");
    let action = move || view! { <OpenForm id=id.clone() site=site.clone() words="Change" label="session types for" disabled_reason /> };
    view! {
        <SiteSection title action>
            <Load remote=held what="session types" lines=2 let:types>
                <Types types />
            </Load>
        </SiteSection>
    }
}

/// The way to the form. Screen readers hear `label` and the site after the button's `words`.
#[component]
fn OpenForm(
    id: PersonId,
    site: SiteUrl,
    words: &'static str,
    label: &'static str,
    #[prop(optional, into)] disabled_reason: Signal<Option<String>>,
) -> View {
    let navigator = use_navigator();
    let label = format!(" {label} {}", visible(site.as_str()));
    let form = StoredValue::new(Route::Person {
        id,
        form: Some(PersonForm::SessionTypes { site }),
    });
    let open = move || form.with_value(|form| navigator.navigate(form));
    let command = [words, &label].concat();
    offer_commands(move || {
        let may = disabled_reason.with(Option::is_none);
        let change = Command::new(Icon::Clock, &*command, open);
        may.then_some(change).into_iter().collect()
    });
    view! {
        <Button size=ButtonSize::Small disabled_reason on_click=open>
            {words}
            <span class="visually-hidden">{label}</span>
        </Button>
    }
}

#[component]
fn Types(types: Signal<Arc<UserSessionTypes>>) -> View {
    live(move || {
        let types = types.get();
        let names = types.session_types.iter().map(|held| {
            naming::session_type_name(held.name.as_deref(), held.short_name.as_deref(), &held.id)
        });
        if types.session_types.is_empty() {
            return view! { <p class="quiet">"No session types."</p> };
        }
        view! {
            <ul>
                {names
                    .map(|name| {
                        view! {
                            <li>
                                <UntrustedText text=name />
                            </li>
                        }
                    })
                    .collect_views()}
            </ul>
        }
    })
}

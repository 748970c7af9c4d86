//! The person's role on each meeting site of the organisation.

use std::sync::Arc;

use crate::prelude::*;
use rollcall_core::route::{PersonForm, Route};
use rollcall_core::sets::{Set, set_of};
use rollcall_core::sort::sorted;
use webex_api::{AssignLicenses, Endpoint, License, Page, Person, SiteUrl};

use crate::components::forbidden::use_forbidden;
use crate::components::load::Load;
use crate::data::use_tenant;
use crate::features::person::sites::{attendee_sites, host_sites, sites_without_role};
use crate::memo::memo;
use crate::navigator::use_navigator;
use crate::ui::button::{Button, ButtonSize};
use crate::ui::card::Card;
use crate::ui::collect_views::CollectViews;
use crate::ui::live::live;
use crate::ui::untrusted_text::{UntrustedText, visible};

/// One line for each site. The role is unknown on a site that Webex names without a role and that the person holds no licence for.
#[component]
pub fn SiteRolesCard(person: Signal<Arc<Person>>) -> View {
    let licenses = use_tenant().licenses.ensure();
    view! {
        <Card title="Meeting sites">
            <Load remote=licenses what="meeting sites" lines=3 let:licenses>
                <Lines person licenses />
            </Load>
        </Card>
    }
}

#[component]
fn Lines(person: Signal<Arc<Person>>, licenses: Signal<Arc<Page<License>>>) -> View {
    let lines =
        memo(move || person.with(|person| licenses.with(|licenses| roles(person, licenses))));
    live(move || {
        let lines = lines.get();
        if lines.is_empty() {
            return view! { <p class="quiet">"The organisation has no meeting sites."</p> };
        }
        let lines = lines
            .into_iter()
            .map(|(site, role)| view! { <Line person site role /> })
            .collect_views();
        view! { <ul class="site-roles">{lines}</ul> }
    })
}

#[component]
fn Line(person: Signal<Arc<Person>>, site: SiteUrl, role: &'static str) -> View {
    let navigator = use_navigator();
    let disabled_reason = use_forbidden(AssignLicenses::NAME);
    let name = site.to_string();
    let label = format!(" role on {}", visible(site.as_str()));
    let open = move || {
        let id = person.get_untracked().id.clone();
        let form = Some(PersonForm::SiteRole { site: site.clone() });
        navigator.navigate(&Route::Person { id, form });
    };
    // Without the person's licences the role cannot be changed.
    let known = person
        .with_untracked(|person| person.licenses.is_some() && !person.unreadable.has("siteUrls"));
    view! {
        <li class="ends">
            <span class="stack-tight">
                <UntrustedText text=name />
                <span class="hint">{role}</span>
            </span>
            {known
                .then(|| {
                    view! {
                        <Button size=ButtonSize::Small disabled_reason on_click=open>
                            "Change"
                            <span class="visually-hidden">{label}</span>
                        </Button>
                    }
                })}
        </li>
    }
}

/// Every site of the organisation and of the person, with the person's role there.
fn roles(person: &Person, licenses: &[License]) -> Vec<(SiteUrl, &'static str)> {
    let hosts = host_sites(person, licenses);
    let attends = set_of(attendee_sites(person).into_iter().map(SiteUrl::from));
    let unknown = sites_without_role(person, licenses);
    let has = |sites: &Set<SiteUrl>, site: &SiteUrl| sites.iter().any(|of| of.is_same(site));
    let mut sites: Vec<SiteUrl> = Vec::new();
    let of_licenses = licenses
        .iter()
        .filter_map(|license| license.site_url.as_deref());
    let all = of_licenses
        .map(SiteUrl::from)
        .chain(person.sites().map(|entry| entry.site));
    for site in all.filter(|site| !site.as_str().is_empty()) {
        if !sites.iter().any(|known| known.is_same(&site)) {
            sites.push(site);
        }
    }
    let sites = sorted(sites, &SiteUrl::cmp);
    let told = person.licenses.is_some() && !person.unreadable.has("siteUrls");
    let role = |site: &SiteUrl| {
        if has(&hosts, site) {
            "Host"
        } else if has(&attends, site) {
            "Attendee"
        } else if has(&unknown, site) {
            "Webex doesn't say whether this person can host here"
        } else if told {
            "No account"
        } else {
            "Not known"
        }
    };
    let role = |site: SiteUrl| {
        let role = role(&site);
        (site, role)
    };
    sites.into_iter().map(role).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn words(person: serde_json::Value) -> Vec<(String, &'static str)> {
        let licenses: Vec<License> = serde_json::from_value(json!([
            {"id": "L", "name": "Pro", "siteUrl": "a.webex.com"},
            {"id": "M", "name": "Pro", "siteUrl": "b.webex.com"},
            {"id": "N", "name": "Pro", "siteUrl": "c.webex.com"},
            {"id": "O", "name": "Messaging"},
        ]))
        .unwrap();
        let person: Person = serde_json::from_value(person).unwrap();
        let roles = roles(&person, &licenses).into_iter();
        roles.map(|(site, role)| (site.to_string(), role)).collect()
    }

    #[test]
    fn a_plain_entry_is_not_said_to_host() {
        let person = json!({"id": "P", "licenses": ["L"], "siteUrls": ["A.webex.com", "b.webex.com", "d.webex.com#attendee"]});
        let expected = [
            ("a.webex.com", "Host"),
            (
                "b.webex.com",
                "Webex doesn't say whether this person can host here",
            ),
            ("c.webex.com", "No account"),
            ("d.webex.com", "Attendee"),
        ];
        assert_eq!(
            words(person),
            expected.map(|(site, role)| (site.to_owned(), role))
        );
    }

    #[test]
    fn without_licences_nothing_is_counted_as_no() {
        let words = words(json!({"id": "P", "siteUrls": ["b.webex.com#attendee"]}));
        let roles: Vec<_> = words.iter().map(|(_, role)| *role).collect();
        assert_eq!(roles, ["Not known", "Attendee", "Not known"]);
    }
}

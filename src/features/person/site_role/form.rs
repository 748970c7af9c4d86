//! The form that makes a host an attendee of a site, or the other way round.

use rollcall_core::sets::Set;
use std::sync::Arc;

use crate::prelude::*;
use rollcall_core::change::site_role::{SiteRight, SiteRole, SiteRoleOf, rights, with_role};
use rollcall_core::naming;
use rollcall_core::route::Route;
use webex_api::{AssignLicenses, Endpoint, License, LicenseId, Person, PersonId, SiteUrl};

use crate::components::change_form::{ChangeForm, Draft, Words, name_and_address, named};
use crate::components::forbidden::use_forbidden;
use crate::data::use_tenant;
use crate::effect::effect_after;
use crate::features::person::licenses::{Pools, WithPools, seats_in_words, seats_note};
use crate::memo::memo;
use crate::navigator::use_navigator;
use crate::ui::live::live;
use crate::ui::option_field::OptionField;
use crate::ui::show::Show;

/// The form, once the person and the licences have been read.
#[component]
pub fn ChangeSiteRolePage(
    /// Whose role.
    id: Signal<PersonId>,
    /// On which site.
    site: Signal<SiteUrl>,
) -> View {
    live(move || {
        let (remote, site) = (use_tenant().person(&id.get()), site.get());
        let form = Callback::new(move |(person, licenses): (Signal<Arc<Person>>, Pools)| {
            let (site, person) = (site.clone(), person.get_untracked());
            view! { <Form site person licenses /> }
        });
        view! { <WithPools remote is_told=|person| rights(person).is_some() form /> }
    })
}

#[component]
fn Form(site: SiteUrl, person: Arc<Person>, licenses: Pools) -> View {
    let held = rights(&person).unwrap_or_default();
    let target = SiteRoleOf {
        person: person.id.clone(),
        site: site.clone(),
    };
    let draft = Draft::new(target, held);
    let pools_before = StoredValue::new(licenses.get_untracked());
    let words = Words {
        item: named(move |right: SiteRight| {
            licenses.with(|licenses| naming::site_right(&right, licenses))
        }),
        note: seats_note(licenses, pools_before),
        fields: "roles",
    };
    let forbidden = use_forbidden(AssignLicenses::NAME);
    let (navigator, page) = (use_navigator(), Route::person(person.id.clone()));
    let close = Callback::new(move |()| navigator.replace(&page));
    let title = format!("Change role of {} on {site}", person.name());
    let editor_site = site.clone();
    view! {
        <ChangeForm
            title
            person=name_and_address(&person)
            draft=draft.any
            words
            forbidden
            on_apply=Callback::new(move |()| pools_before.set_value(licenses.get_untracked()))
            on_close=close
        >
            <Editor site=editor_site.clone() draft licenses />
        </ChangeForm>
    }
}

/// The keys of the roles in the list.
const ROLES: [(&str, SiteRole); 3] = [
    ("host", SiteRole::Host),
    ("attendee", SiteRole::Attendee),
    ("none", SiteRole::None),
];

#[component]
fn Editor(site: SiteUrl, draft: Draft<SiteRoleOf>, licenses: Pools) -> View {
    // What can be chosen is what was on screen when the form opened.
    let pools = licenses.with_untracked(|licenses| of_site(licenses, &site));
    let ids: Vec<LicenseId> = pools.iter().map(|pool| pool.id.clone()).collect();
    let before = untrack(|| draft.before());
    let wanted = draft.wanted.get_untracked();
    let hosts = SiteRole::of(&before, &site, &ids) == SiteRole::Host;
    let role = RwSignal::new(key_of(&SiteRole::of(&wanted, &site, &ids)).to_owned());
    let license = RwSignal::new(first_choice(&pools, &wanted));
    let roles: Vec<(String, String)> = ROLES
        .iter()
        .filter(|(_, role)| *role != SiteRole::Host || !pools.is_empty())
        .map(|(key, role)| ((*key).to_owned(), role_in_words(role).to_owned()))
        .collect();
    let choices: Vec<(String, String)> = licenses.with_untracked(|licenses| {
        let choice = |pool: &License| {
            let mut name = naming::license(licenses, &pool.id);
            name.site = None;
            let words = [&name.in_words(), ", ", &seats_in_words(pool)].concat();
            (pool.id.to_string(), words)
        };
        pools.iter().map(choice).collect()
    });
    effect_after(move |ran: Option<()>| {
        let (role, license) = (role_of(&role.get()), license.get());
        // The first run only reads what is chosen.
        if ran.is_some() {
            let license = LicenseId::from(license);
            let wanted = with_role(&before, &site, &ids, &role, Some(&license));
            draft.wanted.set(wanted);
        }
    });
    let asks = memo(move || !hosts && role.with(|role| role == "host"));
    view! {
        <div class="stack">
            <OptionField label="Role on this site" options=Signal::stored(roles) chosen=role />
            <Show when=move || asks.get()>
                <OptionField label="Licence to host with" options=Signal::stored(choices.clone()) chosen=license />
            </Show>
            <p class="hint">{move || role.with(|role| consequence(&role_of(role)))}</p>
        </div>
    }
}

const fn role_in_words(role: &SiteRole) -> &'static str {
    match role {
        SiteRole::Host => "Host",
        SiteRole::Attendee => "Attendee",
        SiteRole::None => "No account on this site",
    }
}

const fn consequence(role: &SiteRole) -> &'static str {
    match role {
        SiteRole::Host => {
            "Hosts can start and schedule meetings on this site. Each host takes a seat of one of the site's licences."
        }
        SiteRole::Attendee => {
            "Attendees can only join meetings on this site. They lose its licences and session types, and the seats become free."
        }
        SiteRole::None => {
            "The person has no account on this site. They lose its licences and session types, and the seats become free."
        }
    }
}

fn of_site(licenses: &[License], site: &SiteUrl) -> Vec<License> {
    let is_of_site = |license: &&License| {
        let of = license.site_url.as_deref().map(SiteUrl::from);
        of.is_some_and(|of| of.is_same(site))
    };
    licenses.iter().filter(is_of_site).cloned().collect()
}

/// The licence that is selected at first: one that the person gets anyway, otherwise the first with a free seat.
fn first_choice(pools: &[License], wanted: &Set<SiteRight>) -> String {
    let is_wanted = |pool: &&License| wanted.contains(&SiteRight::License(pool.id.clone()));
    let has_seat =
        |pool: &&License| pool.has_no_limit() || pool.free_units().is_some_and(|free| free > 0);
    let choice = pools.iter().find(is_wanted);
    let choice = choice
        .or_else(|| pools.iter().find(has_seat))
        .or(pools.first());
    choice.map_or_else(String::new, |pool| pool.id.to_string())
}

fn key_of(role: &SiteRole) -> &'static str {
    let known = ROLES.iter().find(|(_, known)| known == role);
    known.map_or("none", |(key, _)| key)
}

fn role_of(key: &str) -> SiteRole {
    let known = ROLES.iter().find(|(known, _)| *known == key);
    known.map_or(SiteRole::None, |(_, role)| role.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_choice_has_a_seat() {
        let pools: Vec<License> = serde_json::from_value(serde_json::json!([
            {"id": "full", "name": "A", "totalUnits": 2, "consumedUnits": 2, "siteUrl": "A.webex.com"},
            {"id": "free", "name": "B", "totalUnits": 2, "consumedUnits": 1, "siteUrl": "a.webex.com"},
            {"id": "other", "name": "C", "totalUnits": 2, "consumedUnits": 1, "siteUrl": "b.webex.com"},
            {"id": "none", "name": "D"},
        ]))
        .unwrap();
        let of = of_site(&pools, &"a.webex.com".into());
        let ids: Vec<_> = of.iter().map(|pool| pool.id.as_str()).collect();
        assert_eq!(ids, ["full", "free"]);
        assert_eq!(first_choice(&of, &Set::new()), "free");
        let wanted = Set::from([SiteRight::License("full".into())]);
        assert_eq!(first_choice(&of, &wanted), "full");
        assert_eq!(first_choice(&of[..1], &Set::new()), "full");
        assert_eq!(first_choice(&[], &Set::new()), "");
    }
}

//! All differences, to decide on before anything is sent.

use std::sync::Arc;

use crate::prelude::*;
use rollcall_core::change::same_as::{
    SiteDifference, chosen_at_first, license_differences, site_difference, toggled, touches_site,
};
use rollcall_core::change::{Change, LicensesOf, SessionTypesOf};
use rollcall_core::naming;
use rollcall_core::number::counted;
use rollcall_core::sets::{Set, set_of};
use webex_api::{License, LicenseId, Page, Person, SiteUrl};

use super::confirmed::{Confirmed, OnSite};
use super::licenses::LicenseChoices;
use super::on_site::{OnSiteChoice, ids};
use crate::browser::dom;
use crate::components::change_form::Warnings;
use crate::components::forbidden::use_forbidden;
use crate::components::load::Load;
use crate::components::person_finder::FoundPerson;
use crate::data::use_tenant;
use crate::effect::effect;
use crate::features::person::licenses::warnings;
use crate::features::person::sites::host_sites;
use crate::memo::{Memo, memo};
use crate::ui::button::{Button, ButtonKind, ButtonSize};
use crate::ui::collect_views::CollectViews;
use crate::ui::text;
use crate::ui::untrusted_text::UntrustedText;

/// The differences, once the model and the licences of the organisation are there.
#[component]
pub fn Differences(
    /// Who gets what the model has.
    person: Signal<Arc<Person>>,
    /// The model.
    from: FoundPerson,
    /// Called to choose another model.
    on_other: Callback<()>,
    /// Called with what is confirmed.
    on_apply: Callback<Confirmed>,
    /// Called when the form closes.
    on_cancel: Callback<()>,
) -> View {
    let tenant = use_tenant();
    let remote = tenant.person(&from.id).visit();
    let FoundPerson { name, email, .. } = from;
    effect(|| dom::focus(MODEL));
    view! {
        <div class="same-as">
            <div class="ends same-as-from">
                <p id=MODEL tabindex="-1">
                    "Copy from "
                    <strong>
                        <UntrustedText text=name />
                    </strong>
                    " "
                    <span class="quiet">
                        <UntrustedText text=email />
                    </span>
                </p>
                <Button size=ButtonSize::Small on_click=move || on_other.run(())>
                    "Choose someone else"
                </Button>
            </div>
            <Load remote what="the person to copy from" let:model>
                <Load remote=tenant.licenses what="licences" let:licenses>
                    <Both person=person.get_untracked() model=model.get_untracked() licenses on_apply on_cancel />
                </Load>
            </Load>
        </div>
    }
}

/// The id of the line that names the model. It gets the focus, because the focused element was removed.
const MODEL: &str = "same-as-model";

fn held_by(person: &Person) -> Option<Set<LicenseId>> {
    let held = person.licenses.as_ref()?;
    Some(set_of(held.iter().cloned()))
}

#[component]
fn Both(
    person: Arc<Person>,
    model: Arc<Person>,
    licenses: Signal<Arc<Page<License>>>,
    on_apply: Callback<Confirmed>,
    on_cancel: Callback<()>,
) -> View {
    let tenant = use_tenant();
    // The form decides on what it showed when it opened.
    let pools = licenses.get_untracked();
    let both = (held_by(&person), held_by(&model));
    let home = person.org_id.clone();
    let home = home.or_else(|| tenant.me.peek().and_then(|me| me.org_id.clone()));
    let (differences, unknown) = match &both {
        (Some(held), Some(wanted)) => (
            license_differences(&pools, home.as_ref(), held, wanted),
            None,
        ),
        (None, _) => (Vec::new(), Some(NOT_TOLD)),
        (_, None) => (Vec::new(), Some(MODEL_NOT_TOLD)),
    };
    let held = both.0;
    let chosen = RwSignal::new(chosen_at_first(&differences));
    let skipped = RwSignal::new(Set::<SiteUrl>::new());
    let known = held.clone().unwrap_or_default();
    let after = memo(move || chosen.with(|chosen| toggled(&known, chosen)));
    let hosts = {
        let (person, pools) = (Arc::clone(&person), Arc::clone(&pools));
        let tells = held.is_some();
        memo(move || {
            let mut person = Person::clone(&person);
            person.licenses = tells.then(|| after.get().into_iter().collect());
            host_sites(&person, &pools)
        })
    };
    let known = held.clone().unwrap_or_default();
    let site_state = {
        let (pools, known) = (Arc::clone(&pools), known.clone());
        move |site: &SiteUrl| {
            let touched = after.with(|after| touches_site(&pools, &known, after, site));
            let hosts = hosts.with(|hosts| hosts.iter().any(|host| host.is_same(site)));
            (hosts, touched)
        }
    };
    let site_state = StoredValue::new(site_state);
    let state_of = move |site: &SiteUrl| site_state.with_value(|state| state(site));
    let sites: Vec<SiteUrl> = host_sites(&model, &pools).into_iter().collect();
    let (person_id, model_id) = (person.id.clone(), model.id.clone());
    let differ: Vec<LicenseId> = differences.iter().map(|it| it.line.field.clone()).collect();
    let named = Arc::clone(&pools);
    let confirmed = {
        let (sites, person_id, model_id, held) = (
            sites.clone(),
            person_id.clone(),
            model_id.clone(),
            held.clone(),
        );
        memo(move || {
            let licenses = held.clone().and_then(|before| {
                let change = Change {
                    target: LicensesOf {
                        person: person_id.clone(),
                        org: None,
                    },
                    before,
                    after: after.get(),
                };
                (!change.is_empty()).then_some(change)
            });
            let on_site = |site: &SiteUrl| {
                let (hosts, touched) = state_of(site);
                if skipped.with(|skipped| skipped.contains(site)) {
                    return None;
                }
                let before = ids(&*tenant.user_session_types(&person_id, site).ready()?);
                let wanted = ids(&*tenant.user_session_types(&model_id, site).ready()?);
                let after_licenses = match site_difference(&before, &wanted, hosts, touched) {
                    SiteDifference::Differs(_) => false,
                    SiteDifference::AfterLicenses(_) => true,
                    SiteDifference::Same | SiteDifference::NoHost => return None,
                };
                let change = Change {
                    target: SessionTypesOf {
                        person: person_id.clone(),
                        site: site.clone(),
                    },
                    before,
                    after: wanted,
                };
                Some(OnSite {
                    change,
                    after_licenses,
                })
            };
            let differs = differ
                .iter()
                .filter(|id| !chosen.with(|chosen| chosen.contains(*id)));
            let left_out = differs.map(|id| naming::license(&named, id).in_words());
            Confirmed {
                licenses,
                left_out: left_out.collect(),
                sites: sites.iter().filter_map(on_site).collect(),
            }
        })
    };
    let on_sites = sites.iter().map(|site| {
        let (of_hosts, of_touched) = (site.clone(), site.clone());
        let hosts = memo(move || state_of(&of_hosts).0);
        let touched = memo(move || state_of(&of_touched).1);
        view! { <OnSiteChoice site=site.clone() person=person_id.clone() model=model_id.clone() hosts touched skipped /> }
    });
    let on_sites = on_sites.collect_views();
    let warned = {
        let pools = Arc::clone(&pools);
        Signal::derive(move || warnings(&pools, &known, &after.get()))
    };
    let no_sites = sites
        .is_empty()
        .then(|| view! { <p class="quiet">{no_sites(&model)}</p> });
    view! {
        <div class="dialog-scroll stack">
            <section class="stack-tight" aria-labelledby="same-as-licences">
                <h3 id="same-as-licences">"1. Licences"</h3>
                {match unknown {
                    Some(words) => view! { <p class="quiet">{words}</p> },
                    None => view! { <LicenseChoices differences pools=pools.to_vec() chosen /> },
                }}
            </section>
            <section class="stack-tight" aria-labelledby="same-as-session-types">
                <h3 id="same-as-session-types">"2. Session types"</h3>
                {no_sites}
                {on_sites}
            </section>
        </div>
        <Foot confirmed warned on_apply on_cancel />
    }
}

const NOT_TOLD: &str = "Nothing to copy: Webex didn't say which licences this person has, or Rollcall couldn't read it.";
const MODEL_NOT_TOLD: &str = "Nothing to copy: Webex didn't say which licences the person to copy from has, or Rollcall couldn't read it.";

const fn no_sites(model: &Person) -> &'static str {
    if model.licenses.is_some() {
        "Nothing to copy: the person to copy from doesn't host on any site."
    } else {
        "Nothing to copy: without the licences of the person to copy from, Rollcall can't tell where they host."
    }
}

#[component]
fn Foot(
    confirmed: Memo<Confirmed>,
    warned: Signal<Vec<String>>,
    on_apply: Callback<Confirmed>,
    on_cancel: Callback<()>,
) -> View {
    let no_licenses = use_forbidden("PATCH /licenses/users");
    let no_types = use_forbidden("PUT /admin/meeting/userconfig/sessionTypes");
    let reason = Signal::derive(move || {
        let (licenses, sites) = confirmed.with(|it| (it.licenses.is_some(), !it.sites.is_empty()));
        let no_licenses = no_licenses.get().filter(|_| licenses);
        let no_types = no_types.get().filter(|_| sites);
        let nothing = (!licenses && !sites).then(|| text::NOTHING_CHANGES.to_owned());
        no_licenses.or(no_types).or(nothing)
    });
    let summary = move || confirmed.with(in_short);
    view! {
        <div class="dialog-foot">
            <p class="same-as-summary" role="status">
                {summary}
            </p>
            <Warnings warnings=warned />
            <Button on_click=move || on_cancel.run(())>{text::CANCEL}</Button>
            <Button kind=ButtonKind::Primary disabled_reason=reason on_click=move || on_apply.run(confirmed.get_untracked())>
                {text::APPLY}
            </Button>
        </div>
    }
}

/// The steps in one sentence; empty for none.
fn in_short(confirmed: &Confirmed) -> String {
    let licenses = confirmed.licenses.as_ref().map(|change| {
        let changed = change.before.symmetric_difference(&change.after).count();
        format!("change {}", counted(changed, "licence", "licences"))
    });
    let sites = confirmed.sites.len();
    let types =
        (sites > 0).then(|| format!("session types on {}", counted(sites, "site", "sites")));
    match (licenses, types) {
        (Some(licenses), Some(types)) => {
            format!("First {licenses}; when that is applied, change {types}.")
        }
        (Some(licenses), None) => format!("This will {licenses}."),
        (None, Some(types)) => format!("This will change {types}."),
        (None, None) => String::new(),
    }
}

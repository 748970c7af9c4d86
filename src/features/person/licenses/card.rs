//! What the person has, pool by pool, and the way to the form.

use rollcall_core::sets::set_of;
use std::sync::Arc;

use crate::prelude::*;
use rollcall_core::naming;
use rollcall_core::route::{PersonForm, Route};
use webex_api::{License, LicenseId, Page, Person};

use super::pools::grouped_by_site;
use super::seats::seats_in_words;
use crate::components::commands::{Command, offer_commands};
use crate::components::forbidden::use_forbidden;
use crate::components::load::Load;
use crate::data::use_tenant;
use crate::features::person::site_section::SiteSection;
use crate::navigator::use_navigator;
use crate::ui::button::{Button, ButtonSize};
use crate::ui::card::Card;
use crate::ui::collect_views::CollectViews;
use crate::ui::icon::Icon;
use crate::ui::live::live;
use crate::ui::show::Show;
use crate::ui::unread::Unread;
use crate::ui::untrusted_text::UntrustedText;

/// The licences by site with the seats that their pools have left.
#[component]
pub fn LicensesCard(person: Signal<Arc<Person>>) -> View {
    let licenses = use_tenant().licenses.visit();
    view! {
        <Card title="Licences" actions=move || view! { <ChangeButton person /> }>
            <Load remote=licenses what="licences" lines=5 pairs=true let:licenses>
                <Groups person licenses />
                <Unread count=Signal::derive(move || licenses.with(|licenses| licenses.unreadable.len())) one="licence" many="licences" />
            </Load>
        </Card>
    }
}

#[component]
fn ChangeButton(person: Signal<Arc<Person>>) -> View {
    let navigator = use_navigator();
    let open = move || {
        let id = person.get_untracked().id.clone();
        let form = Some(PersonForm::Licenses);
        navigator.navigate(&Route::Person { id, form });
    };
    // Without knowing what there is, nothing may be changed.
    let known = move || person.with(|person| person.licenses.is_some());
    let disabled_reason = use_forbidden("PATCH /licenses/users");
    offer_commands(move || {
        let may = known() && disabled_reason.with(Option::is_none);
        let change = Command::new(Icon::Check, "Change licences", open);
        may.then_some(change).into_iter().collect()
    });
    view! {
        <Show when=known>
            <Button size=ButtonSize::Small disabled_reason on_click=open>
                "Change licences"
            </Button>
        </Show>
    }
}

#[component]
fn Groups(person: Signal<Arc<Person>>, licenses: Signal<Arc<Page<License>>>) -> View {
    live(move || {
        let held = person.with(|person| {
            let held = person.licenses.as_ref()?;
            Some(set_of(held.iter().cloned()))
        });
        let Some(held) = held else {
            let unreadable = person.with(|person| person.unreadable.has("licenses"));
            return view! { <p class="quiet">{not_known(unreadable)}</p> };
        };
        if held.is_empty() {
            return view! { <p class="quiet">"No licences."</p> };
        }
        licenses.with(|licenses| {
            let groups = grouped_by_site(licenses, |id| held.contains(id));
            let groups = groups.into_iter().map(|(title, of_site)| view! { <Group title rows=of_site.into_iter().map(|license| (own_name(licenses, &license.id), seats_in_words(license))).collect() /> });
            let strangers: Vec<_> = held.iter().filter(|id| !licenses.iter().any(|license| license.id == **id)).map(|id| (own_name(licenses, id), String::new())).collect();
            let rest = (!strangers.is_empty()).then(|| view! { <Group title="Not in the organisation's list".to_owned() rows=strangers /> });
            view! { <div class="stack">{groups.collect_views()}{rest}</div> }
        })
    })
}

const fn not_known(unreadable: bool) -> &'static str {
    if unreadable {
        "Rollcall couldn't read this person's licences, so you can't change them here."
    } else {
        "Webex didn't say which licences this person has, so you can't change them here."
    }
}

#[component]
fn Group(title: String, rows: Vec<(String, String)>) -> View {
    let rows = rows.into_iter().map(|(name, seats)| {
        view! {
            <li class="ends">
                <UntrustedText text=name />
                <span class="seats">{seats}</span>
            </li>
        }
    });
    view! {
        <SiteSection title>
            <ul>{rows.collect_views()}</ul>
        </SiteSection>
    }
}

/// The name inside its site's group.
fn own_name(licenses: &[License], id: &LicenseId) -> String {
    let mut item = naming::license(licenses, id);
    item.site = None;
    item.in_words()
}

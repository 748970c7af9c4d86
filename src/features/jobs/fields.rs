//! The fields of each kind of job.

use crate::prelude::*;
use rollcall_core::change::profile::Part;
use rollcall_core::licenses::by_site;
use rollcall_core::naming;
use rollcall_core::number::grouped;
use rollcall_core::sets::Set;
use webex_api::{License, LicenseId, SessionTypeId, SiteUrl};

use super::choice::Choice;
use super::lines::pools;
use super::site::site_field;
use super::words::{NONE, list};
use crate::components::change_form::{Choice as Member, ChoiceGroup, ChoiceList};
use crate::components::load::Load;
use crate::components::person_finder::{FoundPerson, PersonField};
use crate::data::use_tenant;
use crate::ui::checkbox::Checkbox;
use crate::ui::collect_views::CollectViews;
use crate::ui::form_field::FormField;
use crate::ui::live::live;
use crate::ui::option_field::OptionField;
use crate::ui::untrusted_text::visible;

/// The texts of a profile that can be the same for many.
const PARTS: [Part; 3] = [Part::Department, Part::Title, Part::Manager];

/// The fields of the kind that is chosen; tracked.
pub fn of_kind(choice: Choice) -> View {
    let site = || site_field(choice.site);
    let hint = |words: &'static str| view! { <p class="quiet">{words}</p> };
    match choice.kind.get() {
        "licenses" => licenses(&[
            (choice.add, "licences to add"),
            (choice.remove, "licences to remove"),
        ]),
        "exactly" => view! {
            {hint(
                "Everyone gets these licences, and loses every other one that can be removed. Webex Calling stays as it is, because of the phone number, and so do the free licences that Webex gives everyone. The preview lists what can't be changed.",
            )}
            {licenses(&[(choice.add, "licences")])}
        },
        "licensesAs" => view! {
            {hint(
                "Everyone gets what the model person has, and loses every other licence that can be removed. Webex Calling stays as it is, because of the phone number. The preview lists what can't be changed.",
            )}
            {model(choice, &licenses_of)}
        },
        "move" => moves(choice),
        "host" => {
            let options = Signal::derive(move || {
                let site = choice.site.get();
                options(&|_, pool| pool.site_url.as_deref() == Some(&site))
            });
            view! {
                {site()}
                <OptionField label="Licence" options chosen=choice.license />
            }
        }
        "attendee" => site(),
        "sessionTypes" => types(
            choice,
            &[
                (choice.add_types, "session types to add"),
                (choice.remove_types, "session types to remove"),
            ],
        ),
        "typesExactly" => view! {
            {hint("Everyone has exactly these session types on the site afterwards. All others are removed.")}
            {types(choice, &[(choice.add_types, "session types")])}
        },
        "typesAs" => view! {
            {hint("Everyone has exactly the model person's session types on the site afterwards.")}
            {site()}
            {model(choice, &types_of)}
        },
        "trackingCodes" => view! {
            {site()}
            <FormField label="Tracking code" entry=choice.code help="Its name as in Control Hub. Webex has no way to clear a code." />
            <FormField label="New value" entry=choice.value />
        },
        "field" => field(choice),
        "addresses" => view! {
            <FormField
                label="Domain"
                entry=choice.value
                help="Everyone's alternate addresses at this domain are removed. The primary address stays, whatever its domain."
            />
        },
        "deactivate" => {
            hint("They keep their licences and data and can't sign in until they are reactivated.")
        }
        "sessions" => hint(
            "They have to sign in again, in every app and on every device. Your own sessions stay.",
        ),
        "delete" => {
            hint("Webex deletes the accounts for good. To keep them, deactivate them instead.")
        }
        _ => ().into_child(),
    }
}

/// Lists of licences, each with its own ticks.
fn licenses(wanted: &[(RwSignal<Set<LicenseId>>, &'static str)]) -> View {
    let (tenant, wanted) = (use_tenant(), wanted.to_vec());
    live(move || lists(&wanted, &pools(tenant, &license_groups)))
}

/// The site, and lists of its session types.
fn types(choice: Choice, wanted: &[(RwSignal<Set<SessionTypeId>>, &'static str)]) -> View {
    let (tenant, wanted) = (use_tenant(), StoredValue::new(wanted.to_vec()));
    let types = live(move || {
        let site = choice.site.get();
        (!site.is_empty()).then(|| {
            let remote = tenant.site_session_types(&SiteUrl::from(site.as_str()));
            view! {
                <Load remote what="the site's session types" let:offered>
                    {offered
                        .with(|offered| {
                            let choices = offered.iter();
                            let choices = choices.map(|it| member(it.id.clone(), naming::session_type(offered, &it.id), String::new()));
                            let groups = [
                                ChoiceGroup {
                                    title: String::new(),
                                    choices: choices.collect(),
                                },
                            ];
                            lists(&wanted.get_value(), &groups)
                        })}
                </Load>
            }
        })
    });
    view! {
        {site_field(choice.site)}
        {types}
    }
}

/// The field that finds the model person, and what they have.
fn model(choice: Choice, has: &'static (dyn Fn(Choice, &FoundPerson) -> View + Sync)) -> View {
    let shown = live(move || {
        let model = choice.model.get()?;
        let name = [
            "As ",
            &visible(&model.name),
            ", ",
            &visible(&model.email),
            ":",
        ]
        .concat();
        Some(view! {
            <p>{name}</p>
            {has(choice, &model)}
        })
    });
    view! {
        <PersonField label="Model person (name or email)" on_choose=Callback::new(move |found| choice.model.set(Some(found))) />
        {shown}
    }
}

/// The names of what a model person has.
fn names(names: Vec<String>) -> View {
    let words = match names.is_empty() {
        true => NONE.to_owned(),
        false => list(&names),
    };
    view! { <p>{words}</p> }
}

fn licenses_of(_: Choice, model: &FoundPerson) -> View {
    let tenant = use_tenant();
    let remote = tenant.person(&model.id).visit();
    view! {
        <Load remote what="the model person's licences" lines=1 let:person>
            {live(move || {
                let person = person.get();
                match &person.licenses {
                    Some(held) => names(pools(tenant, &|pools| held.iter().map(|id| naming::license(pools, id).in_words()).collect())),
                    None => view! { <p class="field-error">"Webex didn't list their licences, so they can't be the model."</p> },
                }
            })}
        </Load>
    }
}

fn types_of(choice: Choice, model: &FoundPerson) -> View {
    let site = choice.site.get();
    if site.is_empty() {
        return ().into_child();
    }
    let remote = use_tenant()
        .user_session_types(&model.id, &SiteUrl::from(site.as_str()))
        .visit();
    view! {
        <Load remote what="the model person's session types" lines=1 let:held>
            {live(move || {
                held.with(|held| {
                    let types = held.session_types.iter();
                    names(types.map(|it| visible(it.name.as_deref().unwrap_or(it.id.as_str())).into_owned()).collect())
                })
            })}
        </Load>
    }
}

/// The licence to move from, and the one to move to: first those of the same name, which other subscriptions have.
fn moves(choice: Choice) -> View {
    let from = Signal::derive(|| options(&|_, pool| !pool.is_calling()));
    let to = Signal::derive(move || {
        let from = choice.from.get();
        let others = |same: bool| {
            options(&|all, pool| {
                let old = all.iter().find(|old| old.id.as_str() == from);
                let is_same =
                    old.is_some_and(|old| old.name == pool.name && old.site_url == pool.site_url);
                !pool.is_calling() && pool.id.as_str() != from && is_same == same
            })
        };
        let mut all = others(true);
        all.extend(others(false).into_iter().skip(1));
        all
    });
    view! {
        <OptionField
            label="From"
            options=from
            chosen=choice.from
            help="Only those who hold this licence are moved. Webex Calling can't be moved this way, because of the phone number."
        />
        <OptionField label="To" options=to chosen=choice.license help="Licences of the same name come first." />
    }
}

/// What asks for a licence, and the licences that may be chosen, each with its id. `may` is also passed all licences.
fn options(may: &dyn Fn(&[License], &License) -> bool) -> Vec<(String, String)> {
    pools(use_tenant(), &|all| {
        let mut options = vec![(String::new(), "Choose a licence".to_owned())];
        for pool in all.iter().filter(|pool| may(all, pool)) {
            let words = naming::license(all, &pool.id).in_words();
            options.push((pool.id.to_string(), words));
        }
        options
    })
}

fn field(choice: Choice) -> View {
    let parts = PARTS
        .map(|part| (part.key().to_owned(), part.name().to_owned()))
        .to_vec();
    let value = live(move || {
        (!choice.clear.get()).then(|| view! { <FormField label="New text" entry=choice.value /> })
    });
    view! {
        <OptionField
            label="Field"
            options=Signal::stored(parts)
            chosen=choice.part
            help="If a directory such as Microsoft Entra ID provides these people, Webex keeps what comes from there."
        />
        <Checkbox label="Make it empty" checked=choice.clear on_change=move |on| choice.clear.set(on) />
        {value}
    }
}

fn member<F>(field: F, name: String, aside: String) -> Member<F> {
    Member {
        field,
        name,
        aside,
        hint: None,
        fixed: false,
        elsewhere: None,
    }
}

/// Every licence but those of Webex Calling, which need a number.
fn license_groups(all: &[License]) -> Vec<ChoiceGroup<LicenseId>> {
    let mut groups = Vec::new();
    for group in by_site(all.iter().filter(|pool| !pool.is_calling())) {
        let mut choices = Vec::new();
        for pool in &group.pools {
            let mut item = naming::license(all, &pool.id);
            item.site = None;
            let free = pool
                .free_units()
                .map(|free| [&grouped(free.max(0) as usize), " left"].concat());
            choices.push(member(
                pool.id.clone(),
                item.in_words(),
                free.unwrap_or_default(),
            ));
        }
        groups.push(ChoiceGroup {
            title: group.title().to_owned(),
            choices,
        });
    }
    groups
}

/// The lists beside each other. The words of each name what it is for.
fn lists<F: Clone + Ord + Send + Sync + 'static>(
    wanted: &[(RwSignal<Set<F>>, &'static str)],
    groups: &[ChoiceGroup<F>],
) -> View {
    let list = |(wanted, what): &(RwSignal<Set<F>>, &'static str)| {
        let (wanted, what) = (*wanted, *what);
        let heading = move || match wanted.with(Set::len) {
            0 => what.to_owned(),
            count => [what, ": ", &grouped(count)].concat(),
        };
        view! {
            <section class="job-list">
                <h3>{live(heading)}</h3>
                <ChoiceList groups=groups.to_vec() wanted search=["Search ", what].concat() none="Nothing matches." />
            </section>
        }
    };
    let lists = wanted.iter().map(list);
    view! { <div class="job-lists">{lists.collect_views()}</div> }
}

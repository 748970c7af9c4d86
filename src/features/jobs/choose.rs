//! The first step: who, and what is to be done.

use rollcall_core::sets::Set;

use crate::prelude::*;
use rollcall_core::licenses::by_site;
use rollcall_core::naming;
use rollcall_core::number::{counted, grouped};
use rollcall_core::people::{PastedEmails, Selection};
use webex_api::{License, LicenseId, SiteUrl};

use super::choice::{AS_FILE, Choice, EMAILS, KINDS, SELECTION};
use super::file;
use super::lines::pools;
use super::opened::FILE;
use super::site::site_field;
use crate::components::change_form::{Choice as Member, ChoiceGroup, ChoiceList};
use crate::components::forbidden::use_forbidden;
use crate::components::load::Load;
use crate::data::{ListState, use_directory, use_jobs, use_tenant};
use crate::effect::effect_after;
use crate::memo::memo;
use crate::ui::button::{Button, ButtonKind};
use crate::ui::card::Card;
use crate::ui::form_field::FormField;
use crate::ui::live::live;
use crate::ui::option_field::OptionField;
use crate::ui::select_field::SelectField;
use crate::ui::text_area::TextArea;

/// The form.
#[component]
pub fn Choose(choice: Choice) -> View {
    let (tenant, directory) = (use_tenant(), use_directory());
    let jobs = use_jobs();
    let count = memo(move || choice.people(tenant).len());
    let fault = RwSignal::new(None::<&'static str>);
    let selected = memo(move || directory.selection.with(Selection::len));
    let options = Signal::derive(move || {
        let selection = match selected.get() {
            0 => None,
            people => Some(
                [
                    "The ",
                    &counted(people, "person", "people"),
                    " selected in People",
                ]
                .concat(),
            ),
        };
        let selection = selection.map(|words| (SELECTION.to_owned(), words));
        let emails = (
            EMAILS.to_owned(),
            "A pasted list of email addresses".to_owned(),
        );
        let file = (FILE.to_owned(), "A file, or a saved plan".to_owned());
        selection
            .into_iter()
            .chain([emails, file])
            .collect::<Vec<_>>()
    });
    // Also if no one is selected.
    if selected.get_untracked() == 0 && choice.source.with_untracked(|it| it == SELECTION) {
        choice.source.set(EMAILS.to_owned());
    }
    let source = live(move || match &*choice.source.get() {
        FILE => file::fields(choice),
        EMAILS => emails(choice, count.signal()),
        _ => ().into_child(),
    });
    let asks = memo(move || choice.file_asks());
    effect_after(move |before: Option<bool>| {
        let asks = asks.get();
        if asks && before == Some(false) {
            choice.kind.set(AS_FILE);
        } else if !asks && choice.kind.get_untracked() == AS_FILE {
            choice.kind.set(KINDS[0].0);
        }
        asks
    });
    let kinds = live(move || {
        let asks = asks.get();
        let mut kinds = KINDS.map(|(key, words, _)| (key, words)).to_vec();
        if asks {
            kinds.insert(0, (AS_FILE, "What the file says"));
        }
        view! { <SelectField label="What to do" options=kinds chosen=choice.kind /> }
    });
    let details = live(move || details(choice));
    let preview = move || {
        fault.set(None);
        let read = choice.read.get_untracked();
        match (choice.wishes(tenant), read) {
            (Err(missing), _) => fault.set(Some(missing)),
            (Ok(wishes), None) => jobs.plan(wishes),
            (Ok(wishes), Some(read)) => {
                jobs.plan_file(wishes, &read, choice.kind.get_untracked() == AS_FILE);
            }
        }
    };
    let button = live(move || {
        let kind = choice.kind.get();
        let call = KINDS
            .iter()
            .find(|(key, ..)| *key == kind)
            .map_or("", |it| it.2);
        let forbidden = use_forbidden(call);
        let disabled_reason = Signal::derive(move || {
            let loading = |state: &ListState| matches!(state, ListState::Idle | ListState::Loading);
            let words = if directory.state.with(loading) {
                "The list of people is still loading."
            } else if tenant.licenses.with(|pools| pools.ready().is_none()) {
                "The licences are still loading."
            } else if count.get() == 0 {
                "Choose people first."
            } else {
                return forbidden.get();
            };
            Some(words.to_owned())
        });
        view! {
            <Button kind=ButtonKind::Primary disabled_reason on_click=preview>
                {move || ["Preview for ", &counted(count.get(), "person", "people")].concat()}
            </Button>
        }
    });
    view! {
        <Card title="New job">
            <OptionField label="People" options chosen=choice.source />
            {source}
            {kinds}
            {details}
            <p class="field-error" role="alert">
                {move || fault.get()}
            </p>
            <div>{button}</div>
            <p class="hint">{super::words::LIMITS}</p>
        </Card>
    }
}

fn emails(choice: Choice, count: Signal<usize>) -> View {
    let note = Signal::derive(move || {
        let pasted = choice
            .emails
            .text
            .with(|text| PastedEmails::read(text).len());
        (pasted > 0).then(|| {
            let people = counted(count.get(), "person", "people");
            let pasted = counted(pasted, "address", "addresses");
            [
                &pasted,
                " pasted, ",
                &people,
                " found. To see who is missing, use “Select by email” in People.",
            ]
            .concat()
        })
    });
    view! {
        <TextArea label="Email addresses" entry=choice.emails note help="Paste a list in any form: lines, commas, semicolons, or cells of a table." />
    }
}

/// The fields of one kind.
fn details(choice: Choice) -> View {
    let tenant = use_tenant();
    let site = || site_field(choice.site);
    match choice.kind.get() {
        "licenses" => live(move || {
            let groups = pools(tenant, &license_groups);
            two_lists(
                "licences",
                [(choice.add, groups.clone()), (choice.remove, groups)],
            )
        }),
        "host" => {
            let options = Signal::derive(move || host_options(choice));
            view! {
                {site()}
                <OptionField label="Licence" options chosen=choice.host />
            }
        }
        "attendee" => site(),
        "sessionTypes" => {
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
                                    let groups = vec![
                                        ChoiceGroup {
                                            title: String::new(),
                                            choices: choices.collect(),
                                        },
                                    ];
                                    two_lists("session types", [(choice.add_types, groups.clone()), (choice.remove_types, groups)])
                                })}
                        </Load>
                    }
                })
            });
            view! {
                {site()}
                {types}
            }
        }
        "trackingCodes" => view! {
            {site()}
            <FormField label="Tracking code" entry=choice.code help="Its name as in Control Hub. Webex has no way to clear a code." />
            <FormField label="New value" entry=choice.value />
        },
        "deactivate" => {
            view! { <p class="quiet">"They keep their licences and data and can't sign in until they are reactivated."</p> }
        }
        "delete" => {
            view! { <p class="quiet">"Webex deletes the accounts for good. To keep them, deactivate them instead."</p> }
        }
        _ => ().into_child(),
    }
}

fn host_options(choice: Choice) -> Vec<(String, String)> {
    let site = choice.site.get();
    pools(use_tenant(), &|all| {
        let mut options = vec![(String::new(), "Choose a licence".to_owned())];
        for pool in all
            .iter()
            .filter(|pool| pool.site_url.as_deref() == Some(&site))
        {
            options.push((
                pool.id.to_string(),
                naming::license(all, &pool.id).in_words(),
            ));
        }
        options
    })
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

/// A set that is wanted, and what can be in it.
type Wanted<F> = (RwSignal<Set<F>>, Vec<ChoiceGroup<F>>);

/// What to add, beside what to remove.
fn two_lists<F: Clone + Ord + Send + Sync + 'static>(
    what: &'static str,
    [add, remove]: [Wanted<F>; 2],
) -> View {
    let list = |title: &'static str, (wanted, groups): Wanted<F>| {
        let none = ["No matching ", what, "."].concat();
        let search = ["Search ", what, " to ", title].concat();
        let heading = move || {
            let count = wanted.with(Set::len);
            match count {
                0 => [what, " to ", title].concat(),
                _ => [what, " to ", title, ": ", &grouped(count)].concat(),
            }
        };
        view! {
            <section class="job-list">
                <h3>{live(heading)}</h3>
                <ChoiceList groups wanted search none />
            </section>
        }
    };
    view! { <div class="job-lists">{list("add", add)} {list("remove", remove)}</div> }
}

//! Who the person is, as Webex says it.

use std::sync::Arc;

use crate::prelude::*;
use rollcall_core::route::{PersonForm, Route};
use webex_api::{Address, Person};

use crate::features::person::whole_person::use_not_replaceable;
use crate::navigator::use_navigator;
use crate::ui::button::{Button, ButtonSize};
use crate::ui::card::Card;
use crate::ui::collect_views::CollectViews;
use crate::ui::copy_button::CopyButton;
use crate::ui::definitions::{Definition, DefinitionList};
use crate::ui::moment::Moment;
use crate::ui::unread::NOT_READABLE;
use crate::ui::untrusted_text::UntrustedText;

/// The profile. Members that Webex left out are left out; those that could not be read are said to be so.
#[component]
pub fn ProfileCard(person: Signal<Arc<Person>>) -> View {
    let rows = move || person.with(|person| rows(person));
    view! {
        <Card title="Profile" actions=move || view! { <EditButton person /> }>
            {move || {
                let pairs = rows()
                    .into_iter()
                    .map(|Row { term, kind, values, unreadable }| {
                        view! {
                            <Definition term>
                                <Values kind values unreadable />
                            </Definition>
                        }
                    });
                view! { <DefinitionList>{pairs.collect_views()}</DefinitionList> }
            }}
        </Card>
    }
}

#[component]
fn EditButton(person: Signal<Arc<Person>>) -> View {
    let navigator = use_navigator();
    let open = move || {
        let id = person.get_untracked().id.clone();
        let form = Some(PersonForm::Profile);
        navigator.navigate(&Route::Person { id, form });
    };
    view! {
        <Button size=ButtonSize::Small disabled_reason=use_not_replaceable(person) on_click=open>
            "Edit profile"
        </Button>
    }
}

#[component]
fn Values(kind: Kind, values: Vec<String>, unreadable: bool) -> View {
    let values = values
        .into_iter()
        .map(|value| {
            view! {
                <div>
                    <Value kind value />
                </div>
            }
        })
        .collect_views();
    let unreadable = unreadable.then(|| view! { <div class="quiet">{NOT_READABLE}</div> });
    view! {
        {values}
        {unreadable}
    }
}

#[component]
fn Value(kind: Kind, value: String) -> View {
    match kind {
        Kind::Text => view! { <UntrustedText text=value /> },
        Kind::Time => view! { <Moment at=value /> },
        Kind::Copied(label) => {
            let copied = value.clone();
            view! {
                <span class="with-copy">
                    <UntrustedText text=value />
                    <CopyButton label text=move || copied.clone() icon_only=true />
                </span>
            }
        }
    }
}

/// What a value is, which decides how it is shown.
#[derive(Clone, Copy)]
enum Kind {
    Text,
    /// A point in time, as Webex gave it.
    Time,
    /// A value with a copy button, and the button's label.
    Copied(&'static str),
}

/// One line of the profile.
struct Row {
    term: &'static str,
    kind: Kind,
    values: Vec<String>,
    /// Whether Webex sent it, or a part of it, in a form that cannot be read.
    unreadable: bool,
}

fn rows(person: &Person) -> Vec<Row> {
    let one = |value: &Option<String>| value.iter().cloned().collect::<Vec<_>>();
    let phones = person.phone_numbers.iter().filter_map(|phone| {
        let value = phone.value.clone()?;
        Some(
            phone
                .kind
                .as_ref()
                .map_or_else(|| value.clone(), |kind| format!("{value} ({kind})")),
        )
    });
    let addresses = person.addresses.iter().map(Address::in_one_line);
    let account = person
        .id
        .decoded()
        .map_or_else(|| person.id.to_string(), |id| id.uuid);
    let all = [
        ("First name", "firstName", one(&person.first_name)),
        ("Last name", "lastName", one(&person.last_name)),
        ("Email", "emails", person.emails.clone()),
        ("Title", "title", one(&person.title)),
        ("Department", "department", one(&person.department)),
        ("Manager", "manager", one(&person.manager)),
        ("Phone", "phoneNumbers", phones.collect()),
        ("Extension", "extension", one(&person.extension)),
        ("Address", "addresses", addresses.collect()),
        ("Time zone", "timezone", one(&person.timezone)),
        ("Last active", "lastActivity", one(&person.last_activity)),
        ("Created", "created", one(&person.created)),
        ("Last modified", "lastModified", one(&person.last_modified)),
        ("Person ID", "id", vec![account]),
    ];
    all.into_iter()
        .map(|(term, member, values)| Row {
            term,
            kind: kind_of(member),
            values: filled(values),
            unreadable: person.unreadable.has(member),
        })
        .filter(|row| row.unreadable || !row.values.is_empty())
        .collect()
}

fn kind_of(member: &str) -> Kind {
    match member {
        "emails" => Kind::Copied("Copy email"),
        "id" => Kind::Copied("Copy ID"),
        "lastActivity" | "created" | "lastModified" => Kind::Time,
        _ => Kind::Text,
    }
}

fn filled(values: Vec<String>) -> Vec<String> {
    values
        .into_iter()
        .filter(|value| !value.trim().is_empty())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::rows;

    #[test]
    fn only_what_webex_said_is_shown() {
        let person = serde_json::from_value(
            serde_json::json!({"id": "P", "firstName": "Ana", "lastName": "", "emails": ["a@x.example", "b@x.example"]}),
        );
        let rows = rows(&person.unwrap());
        let terms: Vec<_> = rows
            .iter()
            .map(|row| (row.term, row.values.len(), row.unreadable))
            .collect();
        let expected = [
            ("First name", 1, false),
            ("Email", 2, false),
            ("Person ID", 1, false),
        ];
        assert_eq!(terms, expected);
    }

    /// What came and could not be read is not passed over as if it had been left out.
    #[test]
    fn what_could_not_be_read_has_its_line() {
        let person = serde_json::from_value(serde_json::json!({
            "id": "P", "extension": 1234, "phoneNumbers": [{"value": "1"}, {"value": 2}], "title": null,
        }));
        let rows = rows(&person.unwrap());
        let terms: Vec<_> = rows
            .iter()
            .map(|row| (row.term, row.values.len(), row.unreadable))
            .collect();
        let expected = [
            ("Phone", 1, true),
            ("Extension", 0, true),
            ("Person ID", 1, false),
        ];
        assert_eq!(terms, expected);
    }
}

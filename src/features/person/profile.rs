//! Who the person is, as Webex says it.

use std::sync::Arc;

use leptos::prelude::*;
use webex_api::Person;

use crate::ui::card::Card;
use crate::ui::definitions::{Definition, DefinitionList};
use crate::ui::moment;
use crate::ui::plain_text::Name;

/// The profile. Members that Webex left out are left out.
#[component]
pub fn ProfileCard(person: Signal<Arc<Person>>) -> impl IntoView {
    let rows = move || person.with(|person| rows(person));
    view! {
        <Card title="Profile">
            {move || {
                let pairs = rows().into_iter().map(|(term, values)| view! { <Definition term><Values values /></Definition> });
                view! { <DefinitionList>{pairs.collect_view()}</DefinitionList> }
            }}
        </Card>
    }
}

#[component]
fn Values(values: Vec<String>) -> impl IntoView {
    values
        .into_iter()
        .map(|value| view! { <div><Name text=value /></div> })
        .collect_view()
}

fn rows(person: &Person) -> Vec<(&'static str, Vec<String>)> {
    let one = |value: &Option<String>| value.iter().cloned().collect::<Vec<_>>();
    let when = |value: &Option<String>| {
        value
            .iter()
            .map(|time| moment::words(time))
            .collect::<Vec<_>>()
    };
    let phones = person.phone_numbers.iter().filter_map(|phone| {
        let value = phone.value.clone()?;
        Some(
            phone
                .kind
                .as_ref()
                .map_or_else(|| value.clone(), |kind| format!("{value} ({kind})")),
        )
    });
    let addresses = person.addresses.iter().map(|address| {
        let parts = [
            &address.street_address,
            &address.postal_code,
            &address.locality,
            &address.region,
            &address.country,
        ];
        parts
            .into_iter()
            .flatten()
            .map(String::as_str)
            .collect::<Vec<_>>()
            .join(", ")
    });
    let account = person
        .id
        .decoded()
        .map_or_else(|| person.id.to_string(), |id| id.uuid);
    let all = [
        ("First name", one(&person.first_name)),
        ("Last name", one(&person.last_name)),
        ("E-mail", person.emails.clone()),
        ("Title", one(&person.title)),
        ("Department", one(&person.department)),
        ("Manager", one(&person.manager)),
        ("Phone", phones.collect()),
        ("Extension", one(&person.extension)),
        ("Address", addresses.collect()),
        ("Time zone", one(&person.timezone)),
        ("Last active", when(&person.last_activity)),
        ("Created", when(&person.created)),
        ("Changed", when(&person.last_modified)),
        ("Person id", vec![account]),
    ];
    all.into_iter()
        .map(|(term, values)| (term, filled(values)))
        .filter(|(_, values)| !values.is_empty())
        .collect()
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
            .map(|(term, values)| (*term, values.len()))
            .collect();
        assert_eq!(terms, [("First name", 1), ("E-mail", 2), ("Person id", 1)]);
    }
}

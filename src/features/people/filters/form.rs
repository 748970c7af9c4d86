//! The form that adds a condition.

use leptos::prelude::*;
use rollcall_core::naming;
use rollcall_core::people::{Account, Field, Filter};
use rollcall_core::sort;

use super::super::account_words;
use super::super::this_list::use_this_list;
use crate::data::{Tenant, use_tenant};
use crate::effect::effect;
use crate::memo::memo;
use crate::ui::button::{Button, ButtonKind, SubmitButton};
use crate::ui::dialog::Dialog;
use crate::ui::entry::Entry;
use crate::ui::form::Form;
use crate::ui::form_field::FormField;
use crate::ui::option_field::OptionField;
use crate::ui::text;
use crate::ui::untrusted_text::visible;

/// Key and words of an option.
type KeyAndWords = (String, String);

/// What a condition can look at.
const KINDS: [(&str, &str); 6] = [
    ("license", "Licence"),
    ("account", "Status"),
    ("role", "Administrator role"),
    ("site", "Meeting site"),
    ("department", "Department"),
    ("domain", "Email domain"),
];

/// The form.
#[component]
pub fn AddFilter() -> impl IntoView {
    let list = use_this_list();
    let tenant = use_tenant();
    tenant.licenses.ensure();
    tenant.roles.ensure();
    let close = move || list.close();
    let owned = |list: &[(&str, &str)]| -> Vec<KeyAndWords> {
        list.iter()
            .map(|(key, words)| ((*key).to_owned(), (*words).to_owned()))
            .collect()
    };
    let kinds = owned(&KINDS);
    let kind = RwSignal::new("license".to_owned());
    let operator = RwSignal::new("is".to_owned());
    let operators = Signal::derive(move || {
        let (yes, no) = match &*kind.get() {
            "license" => ("holds", "doesn't hold"),
            _ => ("is", "isn't"),
        };
        vec![
            ("is".to_owned(), yes.to_owned()),
            ("not".to_owned(), no.to_owned()),
        ]
    });
    let values = memo(move || values(&kind.get(), tenant));
    let value = RwSignal::new(String::new());
    effect(move || {
        let first = values.with(|values| values.first().map(|(key, _)| key.clone()));
        value.set(first.unwrap_or_default());
    });
    let domain = Entry::new("");
    let typed = memo(move || kind.with(|kind| kind == "domain"));
    let none = memo(move || !typed.get() && values.with(Vec::is_empty));
    let submit = move |()| {
        let text = if typed.get_untracked() {
            let Some(text) = domain.required("Enter a domain, such as example.com.") else {
                return;
            };
            text.trim_start_matches('@').to_owned()
        } else {
            value.get_untracked()
        };
        if let Some(field) = field(&kind.get_untracked(), &text) {
            let negated = operator.get_untracked() == "not";
            let view = list.view.get_untracked();
            list.on_view.run(view.with(Filter { field, negated }));
            close();
        }
    };
    view! {
        <Dialog title="Add a filter" on_close=close>
            <Form id="add-filter" on_submit=submit>
                <OptionField label="Show people by" options=Signal::stored(kinds) chosen=kind />
                <OptionField label="Condition" options=operators chosen=operator />
                {move || {
                    if typed.get() {
                        view! { <FormField label="Domain" entry=domain /> }.into_any()
                    } else if none.get() {
                        view! {
                            <p class="quiet" role="status">
                                "Nothing to choose from has loaded yet."
                            </p>
                        }
                            .into_any()
                    } else {
                        view! { <OptionField label="Value" options=values chosen=value /> }.into_any()
                    }
                }}
                <div class="dialog-foot">
                    <Button on_click=close>{text::CANCEL}</Button>
                    <SubmitButton kind=ButtonKind::Primary>"Add filter"</SubmitButton>
                </div>
            </Form>
        </Dialog>
    }
}

/// The values to choose from; tracked. An empty key stands for any of them.
fn values(kind: &str, tenant: Tenant) -> Vec<KeyAndWords> {
    let any = |words: &str| (String::new(), words.to_owned());
    match kind {
        "license" => {
            let pools = tenant.licenses.ready().unwrap_or_default();
            let names = pools.iter().map(|pool| {
                let name = naming::license(&pools, &pool.id).in_words();
                (pool.id.to_string(), name)
            });
            std::iter::once(any("any licence"))
                .chain(sorted(names.collect()))
                .collect()
        }
        "role" => {
            let roles = tenant.roles.ready().unwrap_or_default();
            let names = roles
                .iter()
                .map(|role| (role.id.to_string(), visible(&role.name).into_owned()));
            std::iter::once(any("any administrator role"))
                .chain(sorted(names.collect()))
                .collect()
        }
        "account" => [
            Account::Active,
            Account::Invited,
            Account::Disabled,
            Account::Unknown,
        ]
        .into_iter()
        .map(|account| {
            let key = Filter::new(Field::Account(account)).to_string();
            let key = key.trim_start_matches("account:").to_owned();
            (key, account_words::word(account).to_owned())
        })
        .collect(),
        "site" => {
            let pools = tenant.licenses.ready().unwrap_or_default();
            let sites = pools.iter().filter_map(|pool| pool.site_url.clone());
            let sites = sites.map(|site| (site.clone(), visible(&site).into_owned()));
            sorted(sites.collect())
        }
        "department" => tenant.directory.rows.with(|rows| {
            let departments = rows.departments();
            let departments =
                departments.map(|name| (name.trim().to_owned(), visible(name).into_owned()));
            sorted(departments.collect())
        }),
        _ => Vec::new(),
    }
}

/// Sorts by words, each key once.
fn sorted(choices: Vec<KeyAndWords>) -> Vec<KeyAndWords> {
    let by_words =
        |(a, one): &KeyAndWords, (b, other): &KeyAndWords| one.cmp(other).then_with(|| a.cmp(b));
    let mut choices = sort::sorted(choices, &by_words);
    choices.dedup_by(|(a, _), (b, _)| a == b);
    choices
}

fn field(kind: &str, value: &str) -> Option<Field> {
    let text = if value.is_empty() {
        kind.to_owned()
    } else {
        format!("{kind}:{value}")
    };
    Filter::parse(&text).map(|filter| filter.field)
}

#[cfg(test)]
mod tests {
    use rollcall_core::people::{Account, Field};

    use super::{KINDS, field, sorted};

    #[test]
    fn every_kind_makes_a_condition() {
        for (kind, _) in KINDS {
            let value = if kind == "account" { "invited" } else { "x" };
            assert!(field(kind, value).is_some(), "{kind}");
        }
        assert_eq!(field("license", ""), Some(Field::AnyLicense));
        assert_eq!(
            field("account", "invited"),
            Some(Field::Account(Account::Invited))
        );
        assert_eq!(field("site", ""), None);
    }

    #[test]
    fn choices_are_sorted_and_each_is_there_once() {
        let choices = [("2", "b"), ("1", "a"), ("2", "b")];
        let choices = choices.map(|(key, words)| (key.to_owned(), words.to_owned()));
        let keys: Vec<_> = sorted(choices.to_vec())
            .into_iter()
            .map(|(key, _)| key)
            .collect();
        assert_eq!(keys, ["1", "2"]);
    }
}

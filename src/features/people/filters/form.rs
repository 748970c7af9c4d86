//! The form that adds a condition.

use crate::prelude::*;
use rollcall_core::people::{Field, Filter};

use super::super::this_list::use_this_list;
use super::values::{KeyAndWords, values};
use crate::data::use_tenant;
use crate::effect::effect;
use crate::memo::memo;
use crate::ui::button::{Button, ButtonKind, SubmitButton};
use crate::ui::dialog::Dialog;
use crate::ui::entry::Entry;
use crate::ui::form::Form;
use crate::ui::form_field::FormField;
use crate::ui::option_field::OptionField;
use crate::ui::text;

/// What a condition can look at.
const KINDS: [(&str, &str); 10] = [
    ("license", "Licence"),
    ("account", "Status"),
    ("role", "Administrator role"),
    ("site", "Meeting site"),
    ("department", "Department"),
    ("domain", "Email domain"),
    ("location", "Location"),
    ("active", "Last activity"),
    ("idle", "Licence without activity"),
    ("invited", "Age of a pending invitation"),
];

/// How the value of a condition is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Value {
    /// Chosen from a list.
    Choice,
    /// Typed.
    Domain,
    /// A number of days, typed.
    Days,
    /// The condition takes no value.
    None,
}

/// How the value of this kind of condition is given.
fn value_of(kind: &str, operator: &str) -> Value {
    match (kind, operator) {
        ("active", "ever" | "never") => Value::None,
        ("active" | "idle" | "invited", _) => Value::Days,
        ("domain", _) => Value::Domain,
        _ => Value::Choice,
    }
}

/// Key and words of each operator of a kind, the positive one first.
fn operators(kind: &str) -> &'static [(&'static str, &'static str)] {
    match kind {
        "license" => &[("is", "holds"), ("not", "doesn't hold")],
        "active" => &[
            ("is", "within a number of days"),
            ("not", "not within a number of days"),
            ("ever", "ever"),
            ("never", "never"),
        ],
        "idle" | "invited" => &[("is", "for at least"), ("not", "not for at least")],
        _ => &[("is", "is"), ("not", "isn't")],
    }
}

/// The form.
#[component]
pub fn AddFilter() -> View {
    let list = use_this_list();
    let tenant = use_tenant();
    tenant.licenses.ensure();
    tenant.roles.ensure();
    let close = move || list.close();
    let kind = RwSignal::new("license".to_owned());
    let operator = RwSignal::new("is".to_owned());
    effect(move || {
        if kind.with(|kind| kind == "location") {
            tenant.locations().ensure();
        }
        operator.set("is".to_owned());
    });
    let shown_operators = Signal::derive(move || owned(operators(&kind.get())));
    let values = memo(move || values(&kind.get(), tenant));
    let value = RwSignal::new(String::new());
    effect(move || {
        let first = values.with(|values| values.first().map(|(key, _)| key.clone()));
        value.set(first.unwrap_or_default());
    });
    let domain = Entry::new("");
    let days = Entry::new("90");
    let given = memo(move || value_of(&kind.get(), &operator.get()));
    let none = memo(move || values.with(Vec::is_empty));
    let submit = move |()| {
        let text = match given.get_untracked() {
            Value::Choice => Some(value.get_untracked()),
            Value::None => Some(String::new()),
            Value::Domain => domain
                .required("Enter a domain, such as example.com.")
                .map(|text| text.trim_start_matches('@').to_owned()),
            Value::Days => days.required(NO_DAYS),
        };
        let Some(text) = text else { return };
        let Some(field) = field(&kind.get_untracked(), &text) else {
            days.fail(NO_DAYS);
            return;
        };
        let negated = matches!(&*operator.get_untracked(), "not" | "never");
        let view = list.view.get_untracked();
        list.on_view.run(view.with(Filter { field, negated }));
        close();
    };
    view! {
        <Dialog title="Add a filter" on_close=close>
            <Form id="add-filter" on_submit=submit>
                <OptionField label="Show people by" options=Signal::stored(owned(&KINDS)) chosen=kind />
                <OptionField label="Condition" options=shown_operators chosen=operator />
                {move || match given.get() {
                    Value::None => ().into_child(),
                    Value::Domain => view! { <FormField label="Domain" entry=domain /> },
                    Value::Days => view! { <FormField label="Days" entry=days help="Counted back from when the list was loaded." /> },
                    Value::Choice if none.get() => {
                        view! {
                            <p class="quiet" role="status">
                                "Nothing to choose from has loaded yet."
                            </p>
                        }
                    }
                    Value::Choice => view! { <OptionField label="Value" options=values chosen=value /> },
                }}
                <div class="dialog-foot">
                    <Button on_click=close>{text::CANCEL}</Button>
                    <SubmitButton kind=ButtonKind::Primary>"Add filter"</SubmitButton>
                </div>
            </Form>
        </Dialog>
    }
}

const NO_DAYS: &str = "Enter a number of days from 1 to 65,535.";

fn owned(list: &[(&str, &str)]) -> Vec<KeyAndWords> {
    list.iter()
        .map(|(key, words)| ((*key).to_owned(), (*words).to_owned()))
        .collect()
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

    use super::{KINDS, Value, field, operators, value_of};

    #[test]
    fn every_kind_makes_a_condition() {
        for (kind, _) in KINDS {
            for (operator, _) in operators(kind) {
                let value = match value_of(kind, operator) {
                    Value::None => "",
                    Value::Days => "30",
                    _ if kind == "account" => "invited",
                    _ => "x",
                };
                assert!(field(kind, value).is_some(), "{kind} {operator}");
            }
        }
        assert_eq!(field("license", ""), Some(Field::AnyLicense));
        assert_eq!(field("active", ""), Some(Field::Active));
        assert_eq!(field("idle", "90"), Some(Field::IdleSeat(90)));
        assert_eq!(
            field("account", "invited"),
            Some(Field::Account(Account::Invited))
        );
        assert_eq!(field("site", ""), None);
        assert_eq!(field("active", "soon"), None);
    }
}

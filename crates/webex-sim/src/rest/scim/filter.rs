//! The `filter` of a search: one comparison, of those that the documentation lists.

use crate::answer::Refusal;
use crate::tenant::person::Person;

#[derive(Clone, Copy)]
enum Operator {
    Equals,
    StartsWith,
    EndsWith,
}

/// `userName eq "…"`. Texts are compared without regard to case.
pub(super) struct Filter {
    attribute: &'static str,
    operator: Operator,
    text: String,
}

/// The attributes that can be compared, and whether only as a whole.
const ATTRIBUTES: [(&str, bool); 7] = [
    ("id", true),
    ("userName", false),
    ("displayName", false),
    ("name.givenName", false),
    ("name.familyName", false),
    ("emails.value", false),
    ("department", false),
];

impl Filter {
    pub(super) fn read(text: &str) -> Result<Self, Refusal> {
        let refuse = || Refusal::bad_request(format!("'filter' cannot be '{text}'"));
        let mut words = text.splitn(3, ' ');
        let (name, operator) = (words.next(), words.next());
        let (attribute, whole) = ATTRIBUTES
            .into_iter()
            .find(|(known, _)| name.is_some_and(|name| name.eq_ignore_ascii_case(known)))
            .ok_or_else(refuse)?;
        let operator = match operator {
            Some("eq") => Operator::Equals,
            Some("sw") if !whole => Operator::StartsWith,
            Some("ew") if !whole => Operator::EndsWith,
            _ => return Err(refuse()),
        };
        let value: String = words
            .next()
            .and_then(|value| serde_json::from_str(value).ok())
            .ok_or_else(refuse)?;
        Ok(Self {
            attribute,
            operator,
            text: value.to_lowercase(),
        })
    }

    pub(super) fn fits(&self, person: &Person) -> bool {
        let fits = |value: &str| self.compares(&value.to_lowercase());
        let some = |value: Option<&str>| value.is_some_and(fits);
        match self.attribute {
            "id" => fits(&person.uuid.to_string()),
            "userName" => fits(&person.email),
            "displayName" => fits(&person.display_name),
            "name.givenName" => some(person.first_name.as_deref()),
            "name.familyName" => some(person.last_name.as_deref()),
            "department" => some(person.department.as_deref()),
            _ => person.emails().any(fits),
        }
    }

    fn compares(&self, value: &str) -> bool {
        match self.operator {
            Operator::Equals => value == self.text,
            Operator::StartsWith => value.starts_with(&self.text),
            Operator::EndsWith => value.ends_with(&self.text),
        }
    }
}

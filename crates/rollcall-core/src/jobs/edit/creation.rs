//! Creating people.

use crate::jobs::json::{object, texts};
use serde_json::Value;
use webex_api::PersonId;

use super::Step;
use super::kind::{Area, Kind};
use crate::change::profile::Part;
use crate::change::{AnyTarget, AnyValue, CreationOf};

/// The texts that a new person can have, besides the address.
const TEXTS: [Part; 5] = [
    Part::FirstName,
    Part::LastName,
    Part::DisplayName,
    Part::Title,
    Part::Department,
];

/// Creates a person. Webex invites them by email. Can't be taken back: deleting the person is a decision of its own.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Creation {
    /// The address.
    pub email: String,
    /// First, last and display name, title and department; those that are given.
    pub texts: Vec<(Part, String)>,
}

impl Creation {
    /// A new person with these texts, as far as a new person can have them.
    pub fn new(email: &str, texts: impl IntoIterator<Item = (Part, String)>) -> Self {
        let texts = texts
            .into_iter()
            .filter(|(part, text)| TEXTS.contains(part) && !text.trim().is_empty());
        Self {
            email: email.trim().to_owned(),
            texts: texts.collect(),
        }
    }

    fn of(&self) -> CreationOf {
        let email = self.email.clone();
        CreationOf { email }
    }
}

impl Kind for Creation {
    const KEY: &'static str = "creation";
    /// A second request could create a second person.
    const REPEATS: bool = false;
    const TEXTS: bool = true;
    const KEEPS_BEFORE: bool = false;

    fn target(&self, _: PersonId) -> AnyTarget {
        self.of().into()
    }

    /// If the address has a person already, nothing is to be done.
    fn after(&self, before: &AnyValue) -> Option<AnyValue> {
        let AnyValue::Profile(before) = before else {
            return None;
        };
        let exists = before.has_any();
        let mut wanted = if exists {
            before.clone()
        } else {
            self.of().wanted()
        };
        for (part, text) in self.texts.iter().filter(|_| !exists) {
            wanted.put(*part, text);
        }
        Some(wanted.into())
    }

    fn area(&self) -> Area<'_> {
        Area::Account
    }

    fn step(&self, _: Option<&AnyValue>) -> Step {
        Step::Profile
    }

    fn creates(&self) -> Option<&str> {
        Some(&self.email)
    }

    fn to_json(&self) -> Value {
        let mut list = Vec::new();
        for (part, text) in &self.texts {
            list.push(texts(&mut [part.key(), text].into_iter()));
        }
        object(vec![
            ("email", self.email.as_str().into()),
            ("texts", list.into()),
        ])
    }

    fn from_json(value: &Value) -> Option<Self> {
        let mut texts = Vec::new();
        for value in value.get("texts")?.as_array()? {
            let [part, text] = value.as_array()?.as_slice() else {
                return None;
            };
            texts.push((Part::from_key(part.as_str()?)?, text.as_str()?.to_owned()));
        }
        Some(Self::new(value.get("email")?.as_str()?, texts))
    }
}

#[cfg(test)]
mod tests {
    use crate::sets::Set;

    use webex_api::Person;

    use super::super::Edit;
    use super::*;
    use crate::change::profile::Profile;

    fn ada() -> Edit {
        let texts = [
            (Part::FirstName, "Ada".to_owned()),
            (Part::Title, " ".to_owned()),
            (Part::Role, "id_full_admin".to_owned()),
        ];
        Creation::new(" ada@acme.example ", texts).into()
    }

    #[test]
    fn somebody_who_is_not_there_is_created_and_anybody_else_is_left_alone() {
        let change = ada().change("".into(), Profile::default().into()).unwrap();
        let parts: Vec<String> = change.diff().iter().map(|line| line.field.key()).collect();
        assert_eq!(parts.len(), 2, "{parts:?}");
        assert_eq!(parts[0], "firstName");
        assert!(parts[1].starts_with("emails="));
        let there = Profile::of(Person {
            id: "P".into(),
            emails: vec!["ada@acme.example".to_owned()],
            display_name: Some("Ada L.".to_owned()),
            ..Person::default()
        });
        assert!(ada().change("".into(), there.into()).unwrap().is_empty());
    }

    #[test]
    fn it_is_not_repeated_and_not_taken_back() {
        assert!(!ada().repeats());
        let nobody = Profile::default().into();
        assert_eq!(ada().opposite(&nobody, &Set::new()), None);
        assert_eq!(Edit::from_json(&ada().to_json()), Some(ada()));
    }
}

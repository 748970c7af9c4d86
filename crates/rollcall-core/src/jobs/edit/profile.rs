//! Changing texts of people's profiles, such as the department.

use crate::sets::Set;

use crate::jobs::json::{object, text_or_null};
use serde_json::Value;
use webex_api::PersonId;

use super::Step;
use super::kind::{Area, Kind};
use crate::change::profile::{Aspect, Part};
use crate::change::{AnyTarget, AnyValue, ProfileOf};

/// A new text for one part of a profile.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct FieldEdit {
    /// Which part; one with a single text.
    pub part: Part,
    /// The text that the decision was made on. The row is left alone if there is another by then. `None`: whatever is there.
    pub from: Option<String>,
    /// The text wanted; empty to remove it.
    pub to: String,
}

/// New texts for the profile of a person. All other parts stay as they are when the row runs.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Profile {
    /// The parts, each once. A display name does not follow the first and last name by itself.
    pub fields: Vec<FieldEdit>,
}

impl Kind for Profile {
    const KEY: &'static str = "profile";
    const TEXTS: bool = true;
    const KEEPS_BEFORE: bool = false;

    fn target(&self, person: PersonId) -> AnyTarget {
        let aspect = Aspect::Profile;
        ProfileOf { person, aspect }.into()
    }

    fn after(&self, before: &AnyValue) -> Option<AnyValue> {
        let AnyValue::Profile(before) = before else {
            return None;
        };
        let mut profile = before.clone();
        for field in &self.fields {
            profile.put(field.part, &field.to);
        }
        Some(profile.into())
    }

    /// Goes by the texts of the edit itself, because a record has none. `None` if it does not say what was there before.
    fn opposite(&self, _: &AnyValue, missing: &Set<String>) -> Option<Self> {
        let made = |field: &&FieldEdit| !missing.contains(field.part.key());
        let back = |field: &FieldEdit| {
            Some(FieldEdit {
                part: field.part,
                from: Some(field.to.clone()),
                to: field.from.clone()?,
            })
        };
        let fields: Option<Vec<_>> = self.fields.iter().filter(made).map(back).collect();
        Some(Self { fields: fields? })
    }

    fn area(&self) -> Area<'_> {
        Area::Profile
    }

    fn step(&self, _: Option<&AnyValue>) -> Step {
        Step::Profile
    }

    fn fits(&self, before: &AnyValue) -> bool {
        let AnyValue::Profile(now) = before else {
            return false;
        };
        self.fields.iter().all(|field| {
            let (text, from) = (now.text(field.part).trim(), field.from.as_deref());
            from.is_none_or(|from| from.trim() == text) || field.to.trim() == text
        })
    }

    fn recorded(&self, before: &AnyValue) -> Set<String> {
        let parts: Vec<Part> = self.fields.iter().map(|field| field.part).collect();
        recorded(before, &parts)
    }

    fn to_json(&self) -> Value {
        let mut fields = Vec::new();
        for field in &self.fields {
            let from = text_or_null(field.from.as_deref());
            fields.push(vec![field.part.key().into(), from, field.to.as_str().into()].into());
        }
        object(vec![("fields", Value::Array(fields))])
    }

    fn from_json(value: &Value) -> Option<Self> {
        let mut fields = Vec::new();
        for value in value.get("fields")?.as_array()? {
            fields.push(field(value)?);
        }
        Some(Self { fields })
    }
}

fn field(value: &Value) -> Option<FieldEdit> {
    let [part, from, to] = value.as_array()?.as_slice() else {
        return None;
    };
    Some(FieldEdit {
        part: Part::from_key(part.as_str()?).filter(|part| !part.is_list())?,
        from: match from {
            Value::Null => None,
            from => Some(from.as_str()?.to_owned()),
        },
        to: to.as_str()?.to_owned(),
    })
}

/// The members of these parts alone: a person has many, and a record needs no more.
pub(super) fn recorded(before: &AnyValue, parts: &[Part]) -> Set<String> {
    let of_parts = |member: &String| {
        let key = member.split('=').next().and_then(Part::from_key);
        key.is_some_and(|part| parts.contains(&part))
    };
    before.members().into_iter().filter(of_parts).collect()
}

#[cfg(test)]
mod tests {
    use webex_api::Person;

    use super::super::Edit;
    use super::*;
    use crate::change::profile;

    fn person(title: &str) -> AnyValue {
        let text = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        let person = Person {
            title: text(title),
            first_name: text("Ada"),
            display_name: text("Ada"),
            emails: vec!["ada@acme.example".to_owned()],
            ..Person::default()
        };
        profile::Profile::of(person).into()
    }

    fn edit(from: Option<&str>, to: &str) -> Edit {
        let field = FieldEdit {
            part: Part::Title,
            from: from.map(str::to_owned),
            to: to.to_owned(),
        };
        Profile {
            fields: vec![field],
        }
        .into()
    }

    #[test]
    fn only_the_named_parts_change_and_change_back() {
        let head = edit(Some("Engineer"), "Head");
        let change = head.change("P".into(), person("Engineer")).unwrap();
        assert_eq!(change.after, person("Head"));
        let back = head.opposite(&change.before, &Set::new()).unwrap();
        let change = back.change("P".into(), change.after).unwrap();
        assert_eq!(change.after, person("Engineer"));
        assert_eq!(edit(None, "Head").opposite(&person(""), &Set::new()), None);
    }

    #[test]
    fn a_text_that_somebody_else_changed_does_not_fit() {
        let head = edit(Some("Engineer"), "Head");
        for (now, fits) in [
            ("Engineer", true),
            (" Engineer ", true),
            ("Head", true),
            ("Director", false),
            ("", false),
        ] {
            assert_eq!(head.fits(&person(now)), fits, "{now}");
        }
        assert!(edit(None, "Head").fits(&person("Director")));
    }

    #[test]
    fn a_record_has_no_text_and_is_enough_to_compare() {
        let head = edit(Some("Engineer"), "Head");
        let recorded = head.recorded(&person("Engineer"));
        let text = format!("{recorded:?}");
        assert!(recorded.len() == 1 && !text.contains("Engineer"), "{text}");
        let recalled = head.target("P".into()).value_of(&recorded);
        let change = head.change("P".into(), recalled).unwrap();
        assert_eq!(change.diff().len(), 1);
        assert!(change.is_empty() == (change.before == change.after));
    }
}

//! Letting people sign in, or preventing it.

use crate::sets::Set;

use crate::jobs::json::object;
use serde_json::Value;
use webex_api::PersonId;

use super::Step;
use super::kind::{Area, Kind};
use super::profile::recorded;
use crate::change::profile::{Aspect, Part};
use crate::change::{AnyTarget, AnyValue, ProfileOf};

/// Lets a person sign in, or prevents it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct SignIn {
    /// Whether the person may sign in afterwards.
    pub enabled: bool,
}

impl Kind for SignIn {
    const KEY: &'static str = "signIn";
    const KEEPS_BEFORE: bool = false;

    fn target(&self, person: PersonId) -> AnyTarget {
        let aspect = Aspect::SignIn;
        ProfileOf { person, aspect }.into()
    }

    fn after(&self, before: &AnyValue) -> Option<AnyValue> {
        let AnyValue::Profile(before) = before else {
            return None;
        };
        let mut profile = before.clone();
        profile.put(Part::SignIn, if self.enabled { "true" } else { "false" });
        Some(profile.into())
    }

    /// `None` if Webex did not say whether the person could sign in before.
    fn opposite(&self, before: &AnyValue, _: &Set<String>) -> Option<Self> {
        let AnyValue::Profile(before) = before else {
            return None;
        };
        let enabled = match before.text(Part::SignIn) {
            "true" => true,
            "false" => false,
            _ => return None,
        };
        Some(Self { enabled })
    }

    fn area(&self) -> Area<'_> {
        Area::SignIn
    }

    fn step(&self, _: Option<&AnyValue>) -> Step {
        Step::SignIn
    }

    fn recorded(&self, before: &AnyValue) -> Set<String> {
        recorded(before, &[Part::SignIn])
    }

    fn locks_out(&self) -> bool {
        !self.enabled
    }

    fn to_json(&self) -> Value {
        object(vec![("enabled", self.enabled.into())])
    }

    fn from_json(value: &Value) -> Option<Self> {
        let enabled = value.get("enabled")?.as_bool()?;
        Some(Self { enabled })
    }
}

#[cfg(test)]
mod tests {
    use webex_api::Person;

    use super::super::Edit;
    use super::*;
    use crate::change::profile::Profile;

    #[test]
    fn nothing_but_the_sign_in_changes() {
        let before = Profile::of(Person {
            login_enabled: Some(true),
            ..Person::default()
        });
        let off = Edit::from(SignIn { enabled: false });
        let change = off.change("P".into(), before.clone().into()).unwrap();
        let fields: Vec<String> = change
            .diff()
            .iter()
            .map(|line| line.field.to_string())
            .collect();
        assert_eq!(fields.len(), 1, "{fields:?}");
        let on = Edit::from(SignIn { enabled: true });
        let unchanged = on.change("P".into(), before.clone().into()).unwrap();
        assert!(unchanged.is_empty());
        assert_eq!(off.opposite(&before.into(), &Set::new()), Some(on));
        assert_eq!(off.opposite(&Profile::default().into(), &Set::new()), None);
    }
}

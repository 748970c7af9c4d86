//! Letting people sign in, or preventing it.

use webex_api::PersonId;

use crate::change::profile::{Aspect, Part, Profile};
use crate::change::{AnyTarget, AnyValue, ProfileOf};

pub(super) fn target(person: PersonId) -> AnyTarget {
    let aspect = Aspect::SignIn;
    ProfileOf { person, aspect }.into()
}

pub(super) fn after(enabled: bool, before: &Profile) -> AnyValue {
    let mut profile = before.clone();
    profile.set(Part::SignIn, if enabled { "true" } else { "false" });
    profile.into()
}

/// Whether the person could sign in before; `None` if Webex did not say.
pub(super) fn was_enabled(before: &Profile) -> Option<bool> {
    match before.text(Part::SignIn) {
        "true" => Some(true),
        "false" => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use webex_api::Person;

    use super::super::Edit;
    use super::*;

    #[test]
    fn nothing_but_the_sign_in_changes() {
        let before = Profile::of(Person {
            login_enabled: Some(true),
            ..Person::default()
        });
        let off = Edit::SignIn { enabled: false };
        let change = off.change("P".into(), before.clone().into()).unwrap();
        let fields: Vec<String> = change
            .diff()
            .iter()
            .map(|line| line.field.to_string())
            .collect();
        assert_eq!(fields.len(), 1, "{fields:?}");
        let on = Edit::SignIn { enabled: true };
        let unchanged = on.change("P".into(), before.clone().into()).unwrap();
        assert!(unchanged.is_empty());
        assert_eq!(off.opposite(&before.into()), Some(on));
        assert_eq!(off.opposite(&Profile::default().into()), None);
    }
}

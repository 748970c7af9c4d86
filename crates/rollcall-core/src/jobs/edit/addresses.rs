//! Taking alternate addresses away that are left over from an old domain.

use crate::sets::Set;

use crate::jobs::json::object;
use serde_json::Value;
use webex_api::PersonId;

use super::Step;
use super::kind::{Area, Kind};
use super::profile::recorded;
use crate::change::profile::{Aspect, Part};
use crate::change::{AnyTarget, AnyValue, ProfileOf};

/// Takes all alternate addresses of one domain away. The primary address stays, whatever its domain.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Addresses {
    /// The domain, without `@`.
    pub domain: String,
}

impl Kind for Addresses {
    const KEY: &'static str = "addresses";
    const KEEPS_BEFORE: bool = false;

    fn target(&self, person: PersonId) -> AnyTarget {
        let aspect = Aspect::Profile;
        ProfileOf { person, aspect }.into()
    }

    /// A record has digests of addresses, which do not tell their domains.
    fn after(&self, before: &AnyValue) -> Option<AnyValue> {
        let AnyValue::Profile(before) = before else {
            return None;
        };
        if !before.is_shown() {
            return None;
        }
        let mut profile = before.clone();
        profile.take_away(Part::Email, |email| {
            let domain = email.rsplit_once('@').map(|(_, domain)| domain);
            domain.is_some_and(|domain| domain.eq_ignore_ascii_case(&self.domain))
                && email != before.person().primary_email()
        });
        Some(profile.into())
    }

    fn area(&self) -> Area<'_> {
        Area::Profile
    }

    fn step(&self, _: Option<&AnyValue>) -> Step {
        Step::Profile
    }

    fn recorded(&self, before: &AnyValue) -> Set<String> {
        recorded(before, &[Part::Email])
    }

    fn to_json(&self) -> Value {
        object(vec![("domain", self.domain.as_str().into())])
    }

    fn from_json(value: &Value) -> Option<Self> {
        let domain = value.get("domain")?.as_str()?.to_owned();
        Some(Self { domain })
    }
}

#[cfg(test)]
mod tests {
    use webex_api::Person;

    use super::super::Edit;
    use super::*;
    use crate::change::profile::Profile;

    fn person(emails: &[&str]) -> AnyValue {
        Profile::of(Person {
            emails: emails.iter().map(|email| (*email).to_owned()).collect(),
            primary_is_first: true,
            ..Person::default()
        })
        .into()
    }

    fn edit(domain: &str) -> Edit {
        let domain = domain.to_owned();
        Addresses { domain }.into()
    }

    #[test]
    fn alternates_of_the_domain_go_and_the_primary_address_stays() {
        let all = ["ada@old.example", "a@OLD.example", "ada@new.example"];
        let after = edit("old.example").after(&person(&all)).unwrap();
        assert_eq!(after, person(&[all[0], all[2]]));
        let after = edit("new.example").after(&person(&all)).unwrap();
        assert_eq!(after, person(&all[..2]));
        assert_eq!(edit("other").after(&person(&all)), Some(person(&all)));
    }

    /// So a row of which the page was closed ends as unclear, and is not taken for one that did nothing.
    #[test]
    fn a_record_does_not_tell_which_addresses_go() {
        let edit = edit("old.example");
        let recorded = edit.recorded(&person(&["a@new.example", "a@old.example"]));
        assert!(!format!("{recorded:?}").contains("old.example"));
        let recalled = edit.target("P".into()).value_of(&recorded);
        assert_eq!(edit.after(&recalled), None);
    }
}

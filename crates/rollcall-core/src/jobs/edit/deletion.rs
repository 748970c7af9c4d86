//! Deleting people.

use crate::sets::Set;

use serde_json::Value;
use webex_api::{LicenseId, PersonId};

use super::Step;
use super::kind::{Area, Kind};
use crate::change::{AnyTarget, AnyValue, DeletionOf, DiffLine, set_diff};

/// Deletes a person.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Deletion;

impl Kind for Deletion {
    const KEY: &'static str = "deletion";

    fn target(&self, person: PersonId) -> AnyTarget {
        DeletionOf { person }.into()
    }

    fn after(&self, before: &AnyValue) -> Option<AnyValue> {
        matches!(before, AnyValue::Account(_)).then_some(AnyValue::Account(None))
    }

    fn area(&self) -> Area<'_> {
        Area::Account
    }

    fn step(&self, _: Option<&AnyValue>) -> Step {
        Step::Frees
    }

    /// The licences whose seats become free; none if they are not known.
    fn license_lines(&self, before: Option<&AnyValue>) -> Vec<DiffLine<LicenseId>> {
        match before {
            Some(AnyValue::Account(Some(held))) => set_diff(held, &Set::new()),
            _ => Vec::new(),
        }
    }

    fn locks_out(&self) -> bool {
        true
    }

    fn from_json(_: &Value) -> Option<Self> {
        Some(Self)
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::samples::ids;
    use super::super::Edit;
    use super::*;
    use crate::change::DiffKind;

    #[test]
    fn a_deletion_frees_the_seats_of_the_account() {
        let account = AnyValue::Account(Some(ids(&["L"])));
        let edit = Edit::from(Deletion);
        let lines = edit.license_lines(Some(&account));
        assert_eq!(lines.len(), 1);
        assert_eq!(lines[0].kind, DiffKind::Removed);
        assert_eq!(edit.license_lines(None), []);
        assert_eq!(edit.step(None), Step::Frees);
        let change = edit.change("P".into(), account).unwrap();
        assert_eq!(change.after, AnyValue::Account(None));
    }
}

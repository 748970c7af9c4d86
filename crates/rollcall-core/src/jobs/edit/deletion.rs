//! Deleting people.

use std::collections::BTreeSet;

use webex_api::{LicenseId, PersonId};

use crate::change::{AnyTarget, AnyValue, DeletionOf, DiffLine, set_diff};

pub(super) fn target(person: PersonId) -> AnyTarget {
    DeletionOf { person }.into()
}

/// The licences whose seats become free; none if they are not known.
pub(super) fn lines(before: Option<&AnyValue>) -> Vec<DiffLine<LicenseId>> {
    match before {
        Some(AnyValue::Account(Some(held))) => set_diff(held, &BTreeSet::new()),
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::samples::ids;
    use super::super::{Edit, Step};
    use super::*;
    use crate::change::DiffKind;

    #[test]
    fn a_deletion_frees_the_seats_of_the_account() {
        let account = AnyValue::Account(Some(ids(&["L"])));
        let lines = Edit::Deletion.license_lines(Some(&account));
        assert_eq!(lines.len(), 1);
        assert_eq!(lines[0].kind, DiffKind::Removed);
        assert_eq!(Edit::Deletion.license_lines(None), []);
        assert_eq!(Edit::Deletion.step(None), Step::Frees);
        let change = Edit::Deletion.change("P".into(), account).unwrap();
        assert_eq!(change.after, AnyValue::Account(None));
    }
}

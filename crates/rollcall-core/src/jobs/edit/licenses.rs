//! Adding, removing and swapping licences, and making them exact.

use crate::sets::Set;

use crate::jobs::json::object;
use serde_json::Value;
use webex_api::{LicenseId, PersonId};

use super::kind::{Area, Kind};
use super::{Members, Step};
use crate::change::{AnyTarget, AnyValue, DiffKind, DiffLine, LicensesOf, set_diff};

impl Kind for Members<LicenseId> {
    const KEY: &'static str = "licenses";

    fn target(&self, person: PersonId) -> AnyTarget {
        LicensesOf { person, org: None }.into()
    }

    fn after(&self, before: &AnyValue) -> Option<AnyValue> {
        match before {
            AnyValue::Licenses(held) => Some(self.applied(held).into()),
            _ => None,
        }
    }

    fn opposite(&self, before: &AnyValue, missing: &Set<String>) -> Option<Self> {
        match before {
            AnyValue::Licenses(held) => Some(self.taken_back(held, missing)),
            _ => None,
        }
    }

    fn area(&self) -> Area<'_> {
        Area::Licenses
    }

    fn step(&self, before: Option<&AnyValue>) -> Step {
        Step::of_licenses(&self.license_lines(before))
    }

    fn license_lines(&self, before: Option<&AnyValue>) -> Vec<DiffLine<LicenseId>> {
        lines(self, before)
    }

    fn to_json(&self) -> Value {
        object(vec![("members", self.as_json())])
    }

    fn from_json(value: &Value) -> Option<Self> {
        Self::of_json(value.get("members")?)
    }
}

/// The licences that change. If `before` is not known, all that are named: each of them may change.
fn lines(edit: &Members<LicenseId>, before: Option<&AnyValue>) -> Vec<DiffLine<LicenseId>> {
    if let Some(AnyValue::Licenses(held)) = before {
        let mut lines = set_diff(held, &edit.applied(held));
        lines.retain(|line| line.kind != DiffKind::Kept);
        return lines;
    }
    match edit {
        Members::Exactly(members) => set_diff(&[].into(), members),
        Members::Change { remove, add } => {
            let gone = remove.difference(add).cloned().collect();
            set_diff(&gone, add)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::samples::ids;
    use super::*;

    fn found(edit: &Members<LicenseId>, before: Option<&[&str]>) -> Vec<(DiffKind, String)> {
        let before = before.map(|held| AnyValue::Licenses(ids(held)));
        let lines = lines(edit, before.as_ref()).into_iter();
        lines
            .map(|line| (line.kind, line.field.to_string()))
            .collect()
    }

    #[test]
    fn without_the_value_before_every_licence_that_is_named_may_change() {
        let swap = Members::Change {
            remove: ids(&["old", "both"]),
            add: ids(&["new", "both"]),
        };
        let (gone, come) = (
            |id: &str| (DiffKind::Removed, id.to_owned()),
            |id: &str| (DiffKind::Added, id.to_owned()),
        );
        assert_eq!(found(&swap, None), [gone("old"), come("both"), come("new")]);
        assert_eq!(found(&swap, Some(&["both", "kept"])), [come("new")]);
        let exact = Members::Exactly(ids(&["only"]));
        assert_eq!(found(&exact, None), [come("only")]);
        assert_eq!(found(&exact, Some(&["old"])), [gone("old"), come("only")]);
    }
}

//! [`Edit`]: what a row of a job does, without saying to whom.
//!
//! A kind of job is one file here, with its variant in [`Edit`]; the compiler finds what is missing.

mod deletion;
mod licenses;
mod members;
mod session_types;
mod sign_in;
mod step;

pub use members::Members;
pub use step::Step;

use serde_json::{Value, json};
use webex_api::{LicenseId, PersonId, SessionTypeId, SiteUrl};

use crate::change::{AnyTarget, AnyValue, Change, DiffLine};

/// What a row does. The value that it leads to depends on the value before.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Edit {
    /// Changes the licences of a person.
    Licenses(Members<LicenseId>),
    /// Changes the session types of a person on one site.
    SessionTypes {
        /// The meeting site.
        site: SiteUrl,
        /// The session types.
        types: Members<SessionTypeId>,
    },
    /// Lets a person sign in, or prevents it.
    SignIn {
        /// Whether the person may sign in afterwards.
        enabled: bool,
    },
    /// Deletes a person.
    Deletion,
}

impl Edit {
    /// Returns what is changed if `person` is edited.
    pub fn target(&self, person: PersonId) -> AnyTarget {
        match self {
            Self::Licenses(_) => licenses::target(person),
            Self::SessionTypes { site, .. } => session_types::target(person, site),
            Self::SignIn { .. } => sign_in::target(person),
            Self::Deletion => deletion::target(person),
        }
    }

    /// Returns the value that the edit makes of `before`, or `None` if `before` is a value of another kind.
    pub fn after(&self, before: &AnyValue) -> Option<AnyValue> {
        match (self, before) {
            (Self::Licenses(edit), AnyValue::Licenses(held)) => Some(edit.applied(held).into()),
            (Self::SessionTypes { types, .. }, AnyValue::SessionTypes(held)) => {
                Some(types.applied(held).into())
            }
            (Self::SignIn { enabled }, AnyValue::Profile(profile)) => {
                Some(sign_in::after(*enabled, profile))
            }
            (Self::Deletion, AnyValue::Account(_)) => Some(AnyValue::Account(None)),
            _ => None,
        }
    }

    /// Returns the change that edits `person`, or `None` if `before` is a value of another kind.
    pub fn change(&self, person: PersonId, before: AnyValue) -> Option<Change<AnyTarget>> {
        Some(Change {
            target: self.target(person),
            after: self.after(&before)?,
            before,
        })
    }

    /// Returns the edit that takes this one back where it was made to `before`: only what it changed, and nothing else. `None` if
    /// that is not possible.
    pub fn opposite(&self, before: &AnyValue) -> Option<Self> {
        match (self, before) {
            (Self::Licenses(edit), AnyValue::Licenses(held)) => {
                Some(Self::Licenses(edit.opposite(held)))
            }
            (Self::SessionTypes { site, types }, AnyValue::SessionTypes(held)) => {
                Some(Self::SessionTypes {
                    site: site.clone(),
                    types: types.opposite(held),
                })
            }
            (Self::SignIn { .. }, AnyValue::Profile(before)) => {
                let enabled = sign_in::was_enabled(before)?;
                Some(Self::SignIn { enabled })
            }
            _ => None,
        }
    }

    /// Its name in files and records.
    pub const fn key(&self) -> &'static str {
        match self {
            Self::Licenses(_) => "licenses",
            Self::SessionTypes { .. } => "sessionTypes",
            Self::SignIn { .. } => "signIn",
            Self::Deletion => "deletion",
        }
    }

    /// Returns the licences that the edit gives or takes away. If `before` is not known, these are all that it names.
    pub(super) fn license_lines(&self, before: Option<&AnyValue>) -> Vec<DiffLine<LicenseId>> {
        match self {
            Self::Licenses(edit) => licenses::lines(edit, before),
            Self::Deletion => deletion::lines(before),
            Self::SessionTypes { .. } | Self::SignIn { .. } => Vec::new(),
        }
    }

    /// Returns when the row runs.
    pub(super) fn step(&self, before: Option<&AnyValue>) -> Step {
        match self {
            Self::Licenses(_) | Self::Deletion => Step::of_licenses(&self.license_lines(before)),
            Self::SessionTypes { .. } => Step::SessionTypes,
            Self::SignIn { .. } => Step::SignIn,
        }
    }

    /// Whether the row of this edit cannot be prepared or run beside one with `other` for the same person: both write the same
    /// value, or one of them ends the account.
    pub(super) fn excludes(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Deletion, _) | (_, Self::Deletion) => true,
            (Self::SessionTypes { site, .. }, Self::SessionTypes { site: other, .. }) => {
                site.is_same(other)
            }
            _ => std::mem::discriminant(self) == std::mem::discriminant(other),
        }
    }

    /// Returns the form in a saved plan; [`Edit::from_json`] is the inverse.
    pub(super) fn to_json(&self) -> Value {
        let what = self.key();
        match self {
            Self::Licenses(edit) => json!({"what": what, "members": edit.to_json()}),
            Self::SessionTypes { site, types } => {
                json!({"what": what, "site": site.as_str(), "members": types.to_json()})
            }
            Self::SignIn { enabled } => json!({"what": what, "enabled": enabled}),
            Self::Deletion => json!({"what": what}),
        }
    }

    /// Reads an edit of a saved plan. `None` if it is anything else.
    pub(super) fn from_json(value: &Value) -> Option<Self> {
        match value.get("what")?.as_str()? {
            "licenses" => Some(Self::Licenses(Members::from_json(value.get("members")?)?)),
            "sessionTypes" => Some(Self::SessionTypes {
                site: value.get("site")?.as_str()?.into(),
                types: Members::from_json(value.get("members")?)?,
            }),
            "signIn" => Some(Self::SignIn {
                enabled: value.get("enabled")?.as_bool()?,
            }),
            "deletion" => Some(Self::Deletion),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::samples::{ids, people};
    use super::*;

    #[test]
    fn only_what_writes_the_same_excludes_each_other() {
        let types = |site: &str| Edit::SessionTypes {
            site: site.into(),
            types: Members::Exactly(ids(&["3"])),
        };
        let licenses = Edit::Licenses(Members::Exactly(ids(&["L"])));
        let off = Edit::SignIn { enabled: false };
        for (one, other, excludes) in [
            (&licenses, &licenses, true),
            (&licenses, &types("a.example"), false),
            (&types("a.example"), &types("A.example"), true),
            (&types("a.example"), &types("b.example"), false),
            (&off, &Edit::SignIn { enabled: true }, true),
            (&Edit::Deletion, &off, true),
            (&licenses, &Edit::Deletion, true),
        ] {
            assert_eq!(one.excludes(other), excludes, "{one:?} {other:?}");
            assert_eq!(other.excludes(one), excludes, "{other:?} {one:?}");
        }
    }

    #[test]
    fn a_value_of_another_kind_is_not_changed() {
        let value = AnyValue::SessionTypes(ids(&["3"]));
        for edit in [
            Edit::Licenses(Members::Exactly(ids(&["L"]))),
            Edit::SignIn { enabled: true },
            Edit::Deletion,
        ] {
            assert_eq!(edit.change(people(1).remove(0), value.clone()), None);
        }
    }

    #[test]
    fn a_saved_edit_reads_back_and_anything_else_does_not() {
        for edit in [
            Edit::Licenses(Members::add(ids(&["L", "M"]))),
            Edit::SessionTypes {
                site: "a.example".into(),
                types: Members::Exactly(ids(&[])),
            },
            Edit::SignIn { enabled: false },
            Edit::Deletion,
        ] {
            assert_eq!(Edit::from_json(&edit.to_json()), Some(edit));
        }
        for broken in [
            json!({}),
            json!({"what": "format"}),
            json!({"what": "signIn", "enabled": "no"}),
            json!({"what": "licenses", "members": {"add": [1], "remove": []}}),
            json!({"what": "sessionTypes", "members": {"exactly": []}}),
        ] {
            assert_eq!(Edit::from_json(&broken), None, "{broken}");
        }
    }
}

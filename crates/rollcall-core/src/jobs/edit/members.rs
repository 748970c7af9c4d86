//! [`Members`]: how a set changes, such as the licences of a person.

use serde_json::Value;

use crate::jobs::json::object;

use crate::sets::{Set, set_of};

/// How a set changes.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Members<I: Ord> {
    /// The set has exactly these members afterwards.
    Exactly(Set<I>),
    /// Some members go and others come; the rest stays. A member named twice comes.
    Change {
        /// The members that go, if they are there.
        remove: Set<I>,
        /// The members that come, if they are not there yet.
        add: Set<I>,
    },
}

impl<I: Ord + Clone> Members<I> {
    /// Adds members.
    pub fn add(add: Set<I>) -> Self {
        let remove = Set::new();
        Self::Change { remove, add }
    }

    /// Removes members.
    pub fn remove(remove: Set<I>) -> Self {
        let add = Set::new();
        Self::Change { remove, add }
    }

    /// Returns the set that this makes of `held`.
    pub fn applied(&self, held: &Set<I>) -> Set<I> {
        match self {
            Self::Exactly(members) => members.clone(),
            Self::Change { remove, add } => set_of(held.difference(remove).chain(add).cloned()),
        }
    }
}

impl<I: Ord + Clone + ToString> Members<I> {
    /// Returns the same change for these members alone; `None` if it names none of them, or if it is exact.
    pub(in crate::jobs) fn only(&self, members: &Set<String>) -> Option<Self> {
        let Self::Change { remove, add } = self else {
            return None;
        };
        let named = |ids: &Set<I>| -> Set<I> {
            set_of(
                ids.iter()
                    .filter(|id| members.contains(&id.to_string()))
                    .cloned(),
            )
        };
        let (remove, add) = (named(remove), named(add));
        (!remove.is_empty() || !add.is_empty()).then_some(Self::Change { remove, add })
    }

    /// Returns what takes this back where it was made to `held`. Members that are `missing` were not made, and stay as they are.
    pub(super) fn taken_back(&self, held: &Set<I>, missing: &Set<String>) -> Self {
        let made = self.applied(held);
        let was_made = |id: &&I| !missing.contains(&id.to_string());
        Self::Change {
            remove: set_of(made.difference(held).filter(was_made).cloned()),
            add: set_of(held.difference(&made).filter(was_made).cloned()),
        }
    }
}

impl<I: Ord + ToString + for<'a> From<&'a str>> Members<I> {
    pub(super) fn as_json(&self) -> Value {
        let texts = |ids: &Set<I>| {
            let mut list = Vec::new();
            for id in ids {
                list.push(Value::String(id.to_string()));
            }
            Value::Array(list)
        };
        object(match self {
            Self::Exactly(members) => vec![("exactly", texts(members))],
            Self::Change { remove, add } => vec![("remove", texts(remove)), ("add", texts(add))],
        })
    }

    pub(super) fn of_json(value: &Value) -> Option<Self> {
        let ids = |name: &str| {
            let mut ids = Set::new();
            for id in value.get(name)?.as_array()? {
                ids.insert(I::from(id.as_str()?));
            }
            Some(ids)
        };
        if value.get("exactly").is_some() {
            return ids("exactly").map(Self::Exactly);
        }
        Some(Self::Change {
            remove: ids("remove")?,
            add: ids("add")?,
        })
    }
}

#[cfg(test)]
mod tests {
    use webex_api::LicenseId;

    use super::super::super::samples::ids;
    use super::*;

    #[test]
    fn what_is_not_named_stays() {
        let held = ids::<LicenseId>(&["kept", "old"]);
        let swap = Members::Change {
            remove: ids(&["old", "absent", "both"]),
            add: ids(&["new", "both"]),
        };
        assert_eq!(swap.applied(&held), ids(&["both", "kept", "new"]));
        assert_eq!(Members::add(ids(&["old"])).applied(&held), held);
        assert_eq!(
            Members::remove(ids(&["old"])).applied(&held),
            ids(&["kept"])
        );
        assert_eq!(
            Members::Exactly(ids(&["new"])).applied(&held),
            ids(&["new"])
        );
    }

    #[test]
    fn what_was_made_in_part_is_taken_back_in_part() {
        let held = ids::<LicenseId>(&["kept", "old"]);
        let swap = Members::Change {
            remove: ids(&["old"]),
            add: ids(&["new", "newer"]),
        };
        let back = |missing: &[&str]| {
            let missing = missing.iter().map(|id| (*id).to_owned()).collect();
            swap.taken_back(&held, &missing)
        };
        let whole = Members::Change {
            remove: ids(&["new", "newer"]),
            add: ids(&["old"]),
        };
        assert_eq!(back(&[]), whole);
        let rest = Members::Change {
            remove: ids(&["newer"]),
            add: ids(&[]),
        };
        assert_eq!(back(&["new", "old"]), rest);
    }
}

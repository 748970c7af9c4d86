//! How many people have each session type of a site.

use webex_api::{SessionTypeId, UserSessionTypes};

/// Counts the session types of people whose lists have been read, one request for each person. It claims nothing about others.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TypeCounts {
    /// How many people are to be read.
    pub wanted: usize,
    /// How many have been read.
    pub read: usize,
    /// How many could not be read.
    pub failed: usize,
    counts: Vec<(SessionTypeId, usize)>,
}

impl TypeCounts {
    /// Starts a count of this many people.
    pub fn new(wanted: usize) -> Self {
        Self {
            wanted,
            ..Self::default()
        }
    }

    /// Adds the list of one person; `None` if it could not be read. A type that is listed twice counts once.
    pub fn add(&mut self, held: Option<&UserSessionTypes>) {
        let Some(held) = held else {
            self.failed += 1;
            return;
        };
        self.read += 1;
        let types = &held.session_types;
        for (place, held) in types.iter().enumerate() {
            if types[..place].iter().any(|before| before.id == held.id) {
                continue;
            }
            match self.counts.iter_mut().find(|(id, _)| *id == held.id) {
                Some((_, count)) => *count += 1,
                None => self.counts.push((held.id.clone(), 1)),
            }
        }
    }

    /// How many of those who have been read have the type.
    pub fn of(&self, id: &SessionTypeId) -> usize {
        let known = self.counts.iter().find(|(known, _)| known == id);
        known.map_or(0, |(_, count)| *count)
    }

    /// The types that people have, in the order in which they were found.
    pub fn ids(&self) -> impl Iterator<Item = &SessionTypeId> {
        self.counts.iter().map(|(id, _)| id)
    }

    /// Whether everyone has been read, or could not be.
    pub const fn is_over(&self) -> bool {
        self.read + self.failed >= self.wanted
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_person_counts_once_for_a_type() {
        let held = |ids: &[&str]| -> UserSessionTypes {
            let types: Vec<_> = ids
                .iter()
                .map(|id| serde_json::json!({ "id": id }))
                .collect();
            serde_json::from_value(serde_json::json!({ "sessionTypes": types })).unwrap()
        };
        let mut counts = TypeCounts::new(4);
        counts.add(Some(&held(&["3", "5", "3"])));
        counts.add(Some(&held(&["3"])));
        counts.add(None);
        assert!(!counts.is_over());
        counts.add(Some(&held(&[])));
        assert!(counts.is_over());
        assert_eq!((counts.read, counts.failed), (3, 1));
        let of = |id: &str| counts.of(&id.into());
        assert_eq!([of("3"), of("5"), of("9")], [2, 1, 0]);
        assert_eq!(
            counts.ids().cloned().collect::<Vec<_>>(),
            ["3", "5"].map(SessionTypeId::from)
        );
    }
}

//! Removes a person from the table.

use super::{ByHash, Directory, next_serial};
use std::hash::BuildHasher;

impl Directory {
    /// Removes a person and returns their former row. The rows after it move up by one, so the table gets another serial number.
    pub fn remove(&mut self, id: &str) -> Option<u32> {
        let gone = self.position(id)?;
        self.rows.remove(gone as usize);
        self.serial = next_serial();
        self.by_id = ByHash::default();
        for (index, row) in (0_u32..).zip(&self.rows) {
            let hash = self.hasher.hash_one(self.texts.id(row.texts));
            self.by_id.add(hash, index);
        }
        Some(gone)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::people::{Listing, PeopleView, Selection};

    fn directory(ids: &[&str]) -> Directory {
        let people = ids
            .iter()
            .map(|id| serde_json::json!({"id": id, "displayName": id}));
        let people = people.map(|person| serde_json::from_value(person).unwrap());
        let mut directory = Directory::new();
        directory.push_page(people.collect());
        directory
    }

    #[test]
    fn a_person_who_is_gone_is_in_no_list_and_everybody_else_is() {
        let mut people = directory(&["a", "b", "c"]);
        let mut listing = Listing::default();
        assert_eq!(listing.update(&people, &PeopleView::default()), [0, 1, 2]);
        let mut selection = Selection::default();
        selection.set_all([1, 2], true);
        assert_eq!(people.remove("b"), Some(1));
        assert_eq!(people.remove("b"), None);
        assert_eq!(listing.update(&people, &PeopleView::default()), [0, 1]);
        let name = |row| people.row(row).map(|row| row.name.to_owned());
        assert_eq!(
            [0, 1, 2].map(name),
            [Some("a".into()), Some("c".into()), None]
        );
        assert_eq!(people.position("c"), Some(1));
        // Rows are found at the first try.
        let first = |id: &str| people.by_id.rows(people.hasher.hash_one(id)).next();
        assert_eq!(["a", "b", "c"].map(first), [Some(0), None, Some(1)]);
        assert!(!people.contains("b"));
        assert_eq!(selection.without(1).rows().collect::<Vec<_>>(), [1]);
        assert_eq!(selection.without(2).rows().collect::<Vec<_>>(), [1]);
        assert_eq!(selection.without(0).rows().collect::<Vec<_>>(), [0, 1]);
        people.push_page(vec![
            serde_json::from_value(serde_json::json!({"id": "b"})).unwrap(),
        ]);
        assert_eq!(listing.update(&people, &PeopleView::default()), [0, 1, 2]);
    }
}

//! Removes people from the table.

use super::{ByHash, Directory, next_serial};
use std::hash::BuildHasher;

impl Directory {
    /// Removes people by their ids and returns their former rows, the last first. The rows after them move up, so the table gets another
    /// serial number.
    pub fn remove(&mut self, ids: &[&str]) -> Vec<u32> {
        let mut stays = vec![true; self.rows.len()];
        for id in ids {
            let row = self.position(id).unwrap_or(u32::MAX);
            if let Some(stays) = stays.get_mut(row as usize) {
                *stays = false;
            }
        }
        let rows = (0..stays.len()).rev().filter(|row| !stays[*row]);
        let rows: Vec<u32> = rows.map(|row| row as u32).collect();
        if rows.is_empty() {
            return rows;
        }
        let mut stays = stays.into_iter();
        self.rows.retain(|_| stays.next() == Some(true));
        self.serial = next_serial();
        self.by_id = ByHash::default();
        for (index, row) in (0_u32..).zip(&self.rows) {
            let hash = self.hasher.hash_one(self.texts.id(row.texts));
            self.by_id.add(hash, index);
        }
        rows
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
        assert_eq!(people.remove(&["b"]), [1]);
        assert_eq!(people.remove(&["b"]), [0; 0]);
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

    #[test]
    fn several_people_go_at_once() {
        let mut people = directory(&["a", "b", "c", "d", "e"]);
        assert_eq!(people.remove(&["d", "unknown", "a", "d"]), [3, 0]);
        let ids = (0..3).filter_map(|row| Some(people.row(row)?.id.to_owned()));
        assert_eq!(ids.collect::<Vec<_>>(), ["b", "c", "e"]);
        assert_eq!((people.len(), people.position("e")), (3, Some(2)));
    }
}

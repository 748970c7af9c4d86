//! [`Selection`]: a set of the directory's rows. It outlives every search, condition and order.

use super::directory::Directory;

/// Rows of one directory.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// One bit for each row.
    words: Vec<u64>,
    len: usize,
    /// Counts how often people have got other rows.
    moves: u32,
}

/// A person at whom a range of rows begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Anchor {
    row: u32,
    moves: u32,
}

impl Selection {
    /// How many rows are selected.
    pub const fn len(&self) -> usize {
        self.len
    }

    /// Whether no row is selected.
    pub const fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// Whether a row is selected.
    pub fn contains(&self, row: u32) -> bool {
        let word = self.words.get(row as usize / 64).copied();
        word.is_some_and(|word| word & bit(row) != 0)
    }

    /// Selects a row, or takes it out.
    pub fn set(&mut self, row: u32, selected: bool) {
        if self.contains(row) == selected {
            return;
        }
        let place = row as usize / 64;
        if self.words.len() <= place {
            self.words.resize(place + 1, 0);
        }
        if let Some(word) = self.words.get_mut(place) {
            *word ^= bit(row);
            self.len = if selected { self.len + 1 } else { self.len - 1 };
        }
    }

    /// Selects several rows, or takes them out.
    pub fn set_all(&mut self, rows: impl IntoIterator<Item = u32>, selected: bool) {
        for row in rows {
            self.set(row, selected);
        }
    }

    /// How many of these rows are selected.
    pub fn count_of(&self, rows: impl IntoIterator<Item = u32>) -> usize {
        rows.into_iter().filter(|row| self.contains(*row)).count()
    }

    /// Takes everyone out.
    pub fn clear(&mut self) {
        *self = Self {
            moves: self.moves,
            ..Self::default()
        };
    }

    /// Takes everyone out, because the rows will be those of other people.
    pub fn restart(&mut self) {
        *self = self.after_move();
    }

    /// An empty selection of people who have got other rows.
    fn after_move(&self) -> Self {
        Self {
            moves: self.moves.wrapping_add(1),
            ..Self::default()
        }
    }

    /// Returns an anchor at the person in this row.
    pub const fn anchor(&self, row: u32) -> Anchor {
        Anchor {
            row,
            moves: self.moves,
        }
    }

    /// The row of an anchor; `None` if the person may have another row by now.
    pub fn anchored(&self, anchor: Anchor) -> Option<u32> {
        (anchor.moves == self.moves).then_some(anchor.row)
    }

    /// Returns the same people in another directory; those who are not in it are left out.
    pub fn moved(&self, from: &Directory, to: &Directory) -> Self {
        let mut moved = self.after_move();
        for row in self.rows() {
            let row = from.row(row).and_then(|row| to.position(row.id));
            if let Some(row) = row {
                moved.set(row, true);
            }
        }
        moved
    }

    /// Returns the selection after this row was removed from the directory: the rows after it have moved up by one.
    #[must_use]
    pub fn without(&self, gone: u32) -> Self {
        let mut left = self.after_move();
        for row in self.rows().filter(|row| *row != gone) {
            left.set(if row > gone { row - 1 } else { row }, true);
        }
        left
    }

    /// The selected rows, in the directory's order.
    pub fn rows(&self) -> impl Iterator<Item = u32> + '_ {
        self.words.iter().zip(0_u32..).flat_map(|(word, place)| {
            (0..64)
                .filter(move |bit| word & (1 << bit) != 0)
                .map(move |bit| place * 64 + bit)
        })
    }
}

const fn bit(row: u32) -> u64 {
    1 << (row % 64)
}

#[cfg(test)]
mod tests {
    use crate::sets::Set;

    use proptest::prelude::*;

    use super::{Directory, Selection};

    #[test]
    fn people_stay_selected_in_a_list_that_was_loaded_again() {
        let of = |ids: &[&str]| {
            let people = ids.iter().map(|id| serde_json::json!({"id": id}));
            let people = people.map(|person| serde_json::from_value(person).unwrap());
            let mut directory = Directory::new();
            directory.push_page(people.collect());
            directory
        };
        let (old, new) = (of(&["a", "b", "c"]), of(&["c", "d", "b"]));
        let mut selection = Selection::default();
        selection.set_all([0, 2], true);
        assert_eq!(selection.moved(&old, &new).rows().collect::<Vec<_>>(), [0]);
    }

    /// With other rows, the same number is another person.
    #[test]
    fn an_anchor_ends_when_people_get_other_rows() {
        let mut selection = Selection::default();
        let anchor = selection.anchor(3);
        selection.set_all([1, 3], true);
        selection.clear();
        assert_eq!(selection.len(), 0);
        assert_eq!(selection.anchored(anchor), Some(3));
        let empty = Directory::new();
        let mut restarted = selection.clone();
        restarted.restart();
        let later = [
            selection.moved(&empty, &empty),
            selection.without(7),
            restarted,
        ];
        for mut selection in later {
            assert_eq!(selection.anchored(anchor), None);
            selection.clear();
            assert_eq!(selection.anchored(anchor), None);
            assert_eq!(selection.anchored(selection.anchor(5)), Some(5));
        }
    }

    proptest! {
        #[test]
        fn it_is_a_set_of_rows(steps in proptest::collection::vec((0..200_u32, any::<bool>()), 0..60)) {
            let (mut selection, mut set) = (Selection::default(), Set::new());
            for (row, selected) in steps {
                selection.set(row, selected);
                if selected {
                    set.insert(row);
                } else {
                    set.remove(&row);
                }
                prop_assert_eq!(selection.len(), set.len());
                prop_assert_eq!(selection.contains(row), selected);
            }
            prop_assert_eq!(selection.rows().collect::<Vec<_>>(), set.iter().copied().collect::<Vec<_>>());
            prop_assert_eq!(selection.count_of(0..100), set.iter().filter(|row| **row < 100).count());
            selection.set_all(0..200, true);
            prop_assert_eq!(selection.len(), 200);
            selection.set_all(0..200, false);
            prop_assert!(selection.is_empty());
        }
    }
}

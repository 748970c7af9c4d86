//! [`ByHash`]: rows by the hash of their ids.

use std::collections::HashMap;

/// Names rows by a hash: 12 bytes for each instead of a second copy of its id. Two ids may have the same hash.
#[derive(Debug, Default)]
pub(super) struct ByHash {
    first: HashMap<u64, u32>,
    /// Rows whose hash another row had first; practically always empty.
    others: Vec<u32>,
}

impl ByHash {
    /// Adds a row.
    pub(super) fn add(&mut self, hash: u64, row: u32) {
        if *self.first.entry(hash).or_insert(row) != row {
            self.others.push(row);
        }
    }

    /// The rows that may have an id with this hash. The id itself decides.
    pub(super) fn rows(&self, hash: u64) -> impl Iterator<Item = u32> {
        let first = self.first.get(&hash);
        let others = first.map_or(&[][..], |_| &self.others);
        first.into_iter().chain(others).copied()
    }

    /// Bytes held.
    pub(super) fn bytes(&self) -> usize {
        // One control byte for each slot of the map.
        self.first.capacity() * (size_of::<(u64, u32)>() + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::ByHash;

    #[test]
    fn rows_with_the_same_hash_are_all_found() {
        let mut rows = ByHash::default();
        for (hash, row) in [(7, 0), (8, 1), (7, 2), (7, 3)] {
            rows.add(hash, row);
        }
        assert_eq!(rows.rows(7).collect::<Vec<_>>(), [0, 2, 3]);
        assert!(rows.rows(8).any(|row| row == 1));
        assert_eq!(rows.rows(9).next(), None);
    }
}

//! Values that many rows share, kept once.

use std::collections::HashMap;
use std::hash::{BuildHasher, Hash, RandomState};

/// A list of distinct values; each is named by its place.
///
/// The map holds hashes and not values, so that all interners share its code: a map of its own for each type would weigh a kilobyte
/// of the first load.
#[derive(Debug)]
pub(crate) struct Interner<T> {
    values: Vec<T>,
    by_hash: HashMap<u64, u32>,
    hasher: RandomState,
}

impl<T> Default for Interner<T> {
    fn default() -> Self {
        Self {
            values: Vec::new(),
            by_hash: HashMap::new(),
            hasher: RandomState::new(),
        }
    }
}

impl<T: Eq + Hash> Interner<T> {
    /// The place of `value`, which is added when it is new.
    pub(crate) fn intern(&mut self, value: T) -> u32 {
        let next = self.values.len() as u32;
        let first = *self
            .by_hash
            .entry(self.hasher.hash_one(&value))
            .or_insert(next);
        let place = match self.get(first) {
            None => None,
            Some(same) if *same == value => Some(first),
            // Another value has the same hash; practically never.
            Some(_) => self
                .values
                .iter()
                .position(|known| *known == value)
                .map(|place| place as u32),
        };
        place.unwrap_or_else(|| {
            self.values.push(value);
            next
        })
    }
}

impl<T: Eq + Hash> Interner<T> {
    /// The place of a value, if it is there.
    pub(crate) fn place(&self, value: &T) -> Option<u32> {
        let first = *self.by_hash.get(&self.hasher.hash_one(value))?;
        match self.get(first)? == value {
            true => Some(first),
            // Another value has the same hash; practically never.
            false => {
                let place = self.values.iter().position(|known| known == value)?;
                u32::try_from(place).ok()
            }
        }
    }
}

impl<T> Interner<T> {
    /// Maps each value, in order.
    pub(crate) fn map<R>(&self, answer: impl Fn(&T) -> R) -> Vec<R> {
        self.values.iter().map(answer).collect()
    }

    /// The values, by place.
    pub(crate) fn values(&self) -> &[T] {
        &self.values
    }

    /// The values alone, by place.
    pub(crate) fn into_values(self) -> Vec<T> {
        self.values
    }

    pub(crate) fn get(&self, place: u32) -> Option<&T> {
        self.values.get(place as usize)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_decides_and_not_its_hash() {
        let mut interner = Interner::default();
        assert_eq!(interner.intern("a"), 0);
        for other in ["b", "c"] {
            let hash = interner.hasher.hash_one(other);
            interner.by_hash.insert(hash, 0);
        }
        assert_eq!(interner.place(&"b"), None);
        assert_eq!([interner.intern("b"), interner.intern("b")], [1, 1]);
        assert_eq!(interner.place(&"b"), Some(1));
        assert_eq!(interner.place(&"c"), None);
        assert_eq!(interner.values(), ["a", "b"]);
    }
}

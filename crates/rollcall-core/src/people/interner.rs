//! Values that many rows share, kept once.

use std::collections::HashMap;
use std::hash::Hash;

/// A list of distinct values; each is named by its place.
#[derive(Debug)]
pub(super) struct Interner<T> {
    values: Vec<T>,
    known: HashMap<T, u32>,
}

impl<T> Default for Interner<T> {
    fn default() -> Self {
        Self {
            values: Vec::new(),
            known: HashMap::new(),
        }
    }
}

impl<T: Clone + Eq + Hash> Interner<T> {
    /// The place of `value`, which is added when it is new.
    pub(super) fn intern(&mut self, value: T) -> u32 {
        let next = self.values.len() as u32;
        *self.known.entry(value).or_insert_with_key(|value| {
            self.values.push(value.clone());
            next
        })
    }

    pub(super) fn get(&self, place: u32) -> Option<&T> {
        self.values.get(place as usize)
    }
}

//! [`Set`]: a small set.

use std::slice;
use std::vec;

use serde_json::Value;

/// A set of distinct values in their order, as a sorted list.
///
/// For small sets, such as the licences of a person: adding a value may move all others. The standard library's `BTreeSet` does not, but
/// each type of value would bring its own tree into the bundle, about 7 kB of wasm.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Set<T>(Vec<T>);

impl<T> Default for Set<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> Set<T> {
    /// Creates an empty set.
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    /// Returns the values in their order.
    pub fn iter(&self) -> slice::Iter<'_, T> {
        self.0.iter()
    }

    /// Returns how many values there are.
    pub const fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are no values.
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Removes all values.
    pub fn clear(&mut self) {
        self.0.clear();
    }

    /// Keeps the values for which `keep` is true.
    pub fn retain(&mut self, keep: impl FnMut(&T) -> bool) {
        self.0.retain(keep);
    }
}

impl<T: Ord> Set<T> {
    fn place<Q: Ord + ?Sized>(&self, value: &Q) -> Result<usize, usize>
    where
        T: std::borrow::Borrow<Q>,
    {
        self.0.binary_search_by(|of| of.borrow().cmp(value))
    }

    /// Adds a value. Returns whether it was new.
    pub fn insert(&mut self, value: T) -> bool {
        match self.place(&value) {
            Ok(_) => false,
            Err(place) => {
                self.0.insert(place, value);
                true
            }
        }
    }

    /// Removes a value. Returns whether it was there.
    pub fn remove<Q: Ord + ?Sized>(&mut self, value: &Q) -> bool
    where
        T: std::borrow::Borrow<Q>,
    {
        match self.place(value) {
            Ok(place) => {
                self.0.remove(place);
                true
            }
            Err(_) => false,
        }
    }

    /// Whether a value is in the set.
    pub fn contains<Q: Ord + ?Sized>(&self, value: &Q) -> bool
    where
        T: std::borrow::Borrow<Q>,
    {
        self.place(value).is_ok()
    }

    /// Returns the values that are not in `other`, in their order.
    pub fn difference<'a>(&'a self, other: &'a Self) -> impl Iterator<Item = &'a T> {
        self.0.iter().filter(|value| !other.contains(*value))
    }

    /// Returns the values that are in `other`, too, in their order.
    pub fn intersection<'a>(&'a self, other: &'a Self) -> impl Iterator<Item = &'a T> {
        self.0.iter().filter(|value| other.contains(*value))
    }

    /// Returns the values that are in one of the sets only: first those of this one.
    pub fn symmetric_difference<'a>(&'a self, other: &'a Self) -> impl Iterator<Item = &'a T> {
        self.difference(other).chain(other.difference(self))
    }

    /// Whether every value is in `other`, too.
    pub fn is_subset(&self, other: &Self) -> bool {
        self.0.iter().all(|value| other.contains(value))
    }

    /// Whether every value of `other` is in this set.
    pub fn is_superset(&self, other: &Self) -> bool {
        other.is_subset(self)
    }

    /// Whether no value is in both sets.
    pub fn is_disjoint(&self, other: &Self) -> bool {
        !self.0.iter().any(|value| other.contains(value))
    }
}

impl Set<String> {
    /// Returns the values as a list of JSON.
    pub(crate) fn to_json(&self) -> Value {
        Value::Array(self.0.iter().map(|value| value.as_str().into()).collect())
    }
}

impl<T: Ord> Extend<T> for Set<T> {
    fn extend<I: IntoIterator<Item = T>>(&mut self, values: I) {
        for value in values {
            self.insert(value);
        }
    }
}

impl<T: Ord> FromIterator<T> for Set<T> {
    fn from_iter<I: IntoIterator<Item = T>>(values: I) -> Self {
        let mut set = Self::new();
        set.extend(values);
        set
    }
}

impl<T: Ord, const N: usize> From<[T; N]> for Set<T> {
    fn from(values: [T; N]) -> Self {
        Self::from_iter(values)
    }
}

impl<T> IntoIterator for Set<T> {
    type Item = T;
    type IntoIter = vec::IntoIter<T>;

    fn into_iter(self) -> vec::IntoIter<T> {
        self.0.into_iter()
    }
}

impl<'a, T> IntoIterator for &'a Set<T> {
    type Item = &'a T;
    type IntoIter = slice::Iter<'a, T>;

    fn into_iter(self) -> slice::Iter<'a, T> {
        self.0.iter()
    }
}

/// Collects into a set.
pub fn set_of<T: Ord>(items: impl IntoIterator<Item = T>) -> Set<T> {
    Set::from_iter(items)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn it_does_what_the_standard_library_does(one in proptest::collection::vec(0..8_u8, 0..12), other in proptest::collection::vec(0..8_u8, 0..12), value in 0..8_u8) {
            let (mut set, with) = (set_of(one.iter().copied()), set_of(other.iter().copied()));
            let (mut tree, tree_with): (BTreeSet<u8>, BTreeSet<u8>) = (one.into_iter().collect(), other.into_iter().collect());
            prop_assert!(set.iter().eq(tree.iter()));
            prop_assert!(set.difference(&with).eq(tree.difference(&tree_with)));
            prop_assert!(set.intersection(&with).eq(tree.intersection(&tree_with)));
            let symmetric = set_of(set.symmetric_difference(&with).copied());
            prop_assert!(symmetric.iter().eq(tree.symmetric_difference(&tree_with)));
            prop_assert_eq!(set.is_subset(&with), tree.is_subset(&tree_with));
            prop_assert_eq!(set.is_superset(&with), tree.is_superset(&tree_with));
            prop_assert_eq!(set.is_disjoint(&with), tree.is_disjoint(&tree_with));
            prop_assert_eq!(set.contains(&value), tree.contains(&value));
            prop_assert_eq!(set.insert(value), tree.insert(value));
            prop_assert_eq!(set.remove(&0), tree.remove(&0));
            prop_assert!(set.into_iter().eq(tree));
        }
    }
}

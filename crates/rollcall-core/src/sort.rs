//! Sorts short lists of any type with one sort.

use std::cmp::Ordering;

/// Sorts a list; what compares as equal keeps its order.
///
/// Each call of `sort_by` with another type or closure is another sort in the bundle: about 3 kB of wasm. Here only the places in the list
/// are sorted. That is slower, so a list with a row for each person has a sort of its own.
pub fn sorted<T>(mut items: Vec<T>, compare: &dyn Fn(&T, &T) -> Ordering) -> Vec<T> {
    let by_place = |one: usize, other: usize| compare(&items[one], &items[other]);
    for (one, other) in swaps(items.len(), &by_place) {
        items.swap(one, other);
    }
    items
}

/// The swaps that bring a list into its order.
fn swaps(len: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<(usize, usize)> {
    // At each place, where its item is.
    let mut places: Vec<usize> = (0..len).collect();
    places.sort_unstable_by(|one, other| compare(*one, *other).then(one.cmp(other)));
    let mut swaps = Vec::new();
    for start in 0..len {
        let mut at = start;
        while places[at] != start {
            let from = std::mem::replace(&mut places[at], at);
            swaps.push((at, from));
            at = from;
        }
        places[at] = at;
    }
    swaps
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn it_sorts_as_the_standard_library_does(items in proptest::collection::vec((0..4_u8, any::<u8>()), 0..40)) {
            let mut expected = items.clone();
            expected.sort_by_key(|(key, _)| *key);
            prop_assert_eq!(sorted(items, &|(one, _), (other, _)| one.cmp(other)), expected);
        }
    }
}

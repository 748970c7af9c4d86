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

/// The places of items in their order, by merging. The standard library's sort is larger, and gains time only in lists so long that they
/// have a sort of their own.
fn ordered(len: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut places: Vec<usize> = (0..len).collect();
    let mut merged = places.clone();
    let mut width = 1;
    while width < len {
        for (pair, start) in merged
            .chunks_mut(2 * width)
            .zip((0..len).step_by(2 * width))
        {
            let (mut left, mut right) = (start, start + width);
            let (middle, end) = (right, start + pair.len());
            for next in pair {
                let is_left = right >= end
                    || left < middle && compare(places[left], places[right]) != Ordering::Greater;
                let from = if is_left { &mut left } else { &mut right };
                *next = places[*from];
                *from += 1;
            }
        }
        std::mem::swap(&mut places, &mut merged);
        width *= 2;
    }
    places
}

/// The swaps that bring a list into its order.
fn swaps(len: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<(usize, usize)> {
    // At each place, where its item is.
    let mut places = ordered(len, compare);
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

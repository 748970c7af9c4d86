//! An order in which each content follows those that it resembles most.

use std::collections::{BTreeSet, HashMap};

/// The length of the pieces that two contents may share, in bytes.
const PIECE: usize = 4;

/// A piece that more contents than this have says nothing about any of them.
const COMMON: usize = 400;

/// Returns the places of `contents` in an order that begins with the first. After each comes the one that has the most pieces in common with it and
/// the one before it; if none has any, the first that is left.
pub fn chain(contents: &[&[u8]]) -> Vec<usize> {
    let pieces: Vec<BTreeSet<&[u8]>> = contents
        .iter()
        .map(|content| content.windows(PIECE).collect())
        .collect();
    let mut with: HashMap<&[u8], Vec<usize>> = HashMap::new();
    for (place, of) in pieces.iter().enumerate() {
        for piece in of {
            with.entry(piece).or_default().push(place);
        }
    }
    with.retain(|_, places| places.len() <= COMMON);

    let mut left: BTreeSet<usize> = (0..contents.len()).collect();
    let mut order = Vec::with_capacity(contents.len());
    let mut shared = vec![0_usize; contents.len()];
    let mut next = left.pop_first();
    while let Some(last) = next {
        let nothing = BTreeSet::new();
        let before = order.last().map_or(&nothing, |before| &pieces[*before]);
        let near = pieces[last].union(before);
        order.push(last);
        let mut found = BTreeSet::new();
        for place in near.filter_map(|piece| with.get(piece)).flatten() {
            if left.contains(place) {
                shared[*place] += 1;
                found.insert(*place);
            }
        }
        // Parts of one: shared among all that either has. Of equals, the first.
        let all = |place: usize| pieces[last].len() + pieces[place].len() - shared[place];
        let nearest = found.iter().copied().reduce(|best, place| {
            match shared[place] * all(best) > shared[best] * all(place) {
                true => place,
                false => best,
            }
        });
        for place in found {
            shared[place] = 0;
        }
        next = match nearest {
            Some(place) => left.take(&place),
            None => left.pop_first(),
        };
    }
    order
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_resembles_each_other_lies_side_by_side() {
        let contents: [&[u8]; 5] = [
            b"one letter",
            b"three numbers",
            b"two letters",
            b"four numbers",
            b"x",
        ];
        assert_eq!(chain(&contents), [0, 2, 1, 3, 4]);
    }

    #[test]
    fn the_shorter_of_two_that_share_as_much_is_nearer() {
        let contents: [&[u8]; 3] = [b"abcdef", b"abcdefghijkl", b"abcdefg"];
        assert_eq!(chain(&contents), [0, 2, 1]);
    }

    #[test]
    fn nothing_is_lost_where_nothing_is_shared() {
        assert_eq!(chain(&[b"", b"ab", b"abcd"]), [0, 1, 2]);
        assert!(chain(&[]).is_empty());
    }
}

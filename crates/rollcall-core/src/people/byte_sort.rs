//! Sorts byte strings by their bytes, for lists with a row for each person.

/// The most keys that stay in a processor's first cache while they are sorted.
const CACHED: usize = 1024;

/// The most keys for which counting takes longer than comparing.
const FEW: usize = 24;

/// Sorts byte strings that are the same before `place`. The time grows with their number: large lists are distributed by one byte after the
/// other until the parts are small, and these from the last byte. `spare` is as long as `keys`.
pub fn sort_bytes<'a, const N: usize>(
    mut keys: &'a mut [[u8; N]],
    mut spare: &'a mut [[u8; N]],
    place: usize,
) {
    if keys.len() <= FEW {
        for end in 1..keys.len() {
            for at in (0..end).rev() {
                if keys[at] <= keys[at + 1] {
                    break;
                }
                keys.swap(at, at + 1);
            }
        }
    } else if keys.len() <= CACHED {
        let mut is_in_spare = false;
        for place in (place..N).rev() {
            if distribute(keys, spare, place).is_some() {
                std::mem::swap(&mut keys, &mut spare);
                is_in_spare = !is_in_spare;
            }
        }
        if is_in_spare {
            spare.copy_from_slice(keys);
        }
    } else if let Some(starts) = distribute(keys, spare, place) {
        let mut end = keys.len();
        for start in starts.into_iter().rev() {
            let (sorted, spare) = (&mut keys[start..end], &mut spare[start..end]);
            sorted.copy_from_slice(spare);
            sort_bytes(sorted, spare, place + 1);
            end = start;
        }
    } else if place + 1 < N {
        sort_bytes(keys, spare, place + 1);
    }
}

/// Copies keys into `sorted` in the order of one byte, and returns where each byte starts. Returns `None`, and copies nothing, if all
/// have the same byte.
fn distribute<const N: usize>(
    keys: &[[u8; N]],
    sorted: &mut [[u8; N]],
    place: usize,
) -> Option<[usize; 256]> {
    let mut ends = [0_usize; 256];
    for key in keys {
        ends[usize::from(key[place])] += 1;
    }
    if ends.contains(&keys.len()) {
        return None;
    }
    let mut end = 0;
    for next in &mut ends {
        end += *next;
        *next = end;
    }
    for key in keys.iter().rev() {
        let end = &mut ends[usize::from(key[place])];
        *end -= 1;
        sorted[*end] = *key;
    }
    // Each end has moved to its start.
    Some(ends)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Lists on both sides of each limit, whose keys differ in a few bits of each place, or in none.
    fn keys() -> impl Strategy<Value = Vec<[u8; 5]>> {
        let bits = any::<[u8; 5]>();
        let len = prop_oneof![0..FEW * 2, CACHED - 1..CACHED + 2, CACHED..CACHED * 4];
        (bits, len).prop_flat_map(|(bits, len)| {
            let key = any::<[u8; 5]>().prop_map(move |mut key| {
                for (byte, bits) in key.iter_mut().zip(bits) {
                    *byte &= bits;
                }
                key
            });
            proptest::collection::vec(key, len)
        })
    }

    proptest! {
        #[test]
        fn it_sorts_as_the_standard_library_does(keys in keys()) {
            let mut expected = keys.clone();
            expected.sort_unstable();
            let (mut sorted, mut spare) = (keys.clone(), keys);
            sort_bytes(&mut sorted, &mut spare, 0);
            prop_assert_eq!(sorted, expected);
        }
    }

    #[test]
    fn equal_keys_end_the_search_for_a_byte_that_differs() {
        let mut keys = vec![[7; 3]; CACHED * 2];
        let expected = keys.clone();
        sort_bytes(&mut keys, &mut expected.clone(), 0);
        assert_eq!(keys, expected);
    }
}

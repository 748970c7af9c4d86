//! A ring of drawn rows: scrolling by one row gives one row a new place and new text, and leaves all others alone.

/// The list row that the ring's slot shows when `start` is the first row drawn: the only row of `start..start + slots` that is
/// the slot's number modulo the number of slots.
pub const fn row_of(slot: usize, start: usize, slots: usize) -> usize {
    if slots == 0 {
        return start;
    }
    start + (slot + slots - start % slots) % slots
}

/// How far to turn the ring so that slot `to` stands first where `from` stood: positive moves rows from the front to the back.
pub const fn turn(from: usize, to: usize, slots: usize) -> isize {
    if slots == 0 {
        return 0;
    }
    let forward = (to % slots + slots - from % slots) % slots;
    if forward * 2 <= slots {
        forward as isize
    } else {
        forward as isize - slots as isize
    }
}

#[cfg(test)]
mod tests {
    use super::{row_of, turn};

    #[test]
    fn slots_in_the_order_of_the_ring_show_consecutive_rows() {
        for slots in 1..12 {
            for start in 0..40 {
                let rows: Vec<_> = (0..slots)
                    .map(|place| row_of((start + place) % slots, start, slots))
                    .collect();
                assert_eq!(
                    rows,
                    (start..start + slots).collect::<Vec<_>>(),
                    "{slots} slots from {start}"
                );
            }
        }
    }

    #[test]
    fn one_step_changes_one_row() {
        for (start, slots) in [(0, 10), (7, 10), (99, 10), (3, 4)] {
            let changed = (0..slots)
                .filter(|&slot| row_of(slot, start, slots) != row_of(slot, start + 1, slots))
                .count();
            assert_eq!(changed, 1);
        }
    }

    #[test]
    fn the_ring_turns_the_short_way() {
        for (from, to, steps) in [
            (0, 1, 1),
            (1, 0, -1),
            (9, 0, 1),
            (0, 9, -1),
            (2, 7, 5),
            (7, 7, 0),
        ] {
            assert_eq!(turn(from, to, 10), steps, "{from} to {to}");
        }
        assert_eq!(turn(0, 0, 0), 0);
        assert_eq!(row_of(0, 7, 0), 7);
    }
}

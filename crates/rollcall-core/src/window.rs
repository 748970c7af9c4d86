//! Which rows of a long table are drawn: those on screen and a few around them, whatever the length of the list.

use std::ops::Range;

/// The rows to draw, as half-open indices into a list of `len` rows of equal height.
///
/// Lengths are CSS pixels; `overscan` rows are added at both ends so that a fast scroll shows no gap. Nonsense (a negative
/// scroll position on overscroll, a height of 0 before the first layout, NaN) gives a valid range, never a panic.
pub fn visible_range(
    scroll_top: f64,
    viewport: f64,
    row_height: f64,
    len: usize,
    overscan: usize,
) -> Range<usize> {
    if row_height <= 0.0 {
        return 0..len.min(overscan);
    }
    // Float to integer casts saturate: what is negative or NaN becomes 0.
    let first = (scroll_top / row_height) as usize;
    let shown = (viewport / row_height).ceil() as usize;
    // One more: a row is cut at the top and another one at the bottom.
    let last = first.saturating_add(shown).saturating_add(1).min(len);
    // A list that became shorter than the scroll position shows its end.
    let first = first.min(len.saturating_sub(shown.min(len)));
    first.saturating_sub(overscan)..last.saturating_add(overscan).min(len)
}

/// The scroll position nearest to `scroll_top` at which a row is in sight as a whole. `visible` is the height of the part of the frame
/// that shows rows, in CSS pixels. A row higher than that is shown from its top.
pub fn reveal(row: usize, row_height: f64, scroll_top: f64, visible: f64) -> f64 {
    let top = row as f64 * row_height;
    let lowest = top + row_height - visible;
    scroll_top.max(lowest).min(top)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_row_is_revealed_with_the_least_scrolling() {
        let rows = [
            (0, 500.0, 0.0),
            (50, 500.0, 500.0),
            (59, 500.0, 500.0),
            (60, 500.0, 510.0),
            (49, 500.0, 490.0),
            (9, 0.0, 0.0),
            (10, 0.0, 10.0),
        ];
        for (row, scroll_top, expected) in rows {
            assert_eq!(
                reveal(row, 10.0, scroll_top, 100.0),
                expected,
                "row {row} from {scroll_top}"
            );
        }
        assert_eq!(reveal(3, 10.0, 0.0, 4.0), 30.0);
    }

    #[test]
    fn known_positions() {
        assert_eq!(visible_range(0.0, 100.0, 10.0, 1000, 0), 0..11);
        assert_eq!(visible_range(95.0, 100.0, 10.0, 1000, 2), 7..22);
        assert_eq!(visible_range(9_900.0, 100.0, 10.0, 1000, 5), 985..1000);
        assert_eq!(visible_range(0.0, 100.0, 10.0, 3, 5), 0..3);
        assert_eq!(visible_range(0.0, 100.0, 10.0, 0, 5), 0..0);
        assert_eq!(visible_range(9_000.0, 100.0, 10.0, 20, 0), 10..20);
        assert_eq!(visible_range(-50.0, 100.0, 10.0, 50, 1), 0..12);
        assert_eq!(visible_range(0.0, 100.0, 0.0, 50, 8), 0..8);
        assert_eq!(visible_range(1e9, -1.0, 10.0, 50, 1), 49..50);
    }

    proptest! {
        #[test]
        fn covers_the_viewport_and_stays_small(
            scroll in -1e3..1e7_f64, viewport in 0.0..5e3_f64, height in 1.0..200.0_f64, len in 0..200_000_usize, overscan in 0..50_usize,
        ) {
            let range = visible_range(scroll, viewport, height, len, overscan);
            prop_assert!(range.start <= range.end && range.end <= len);
            let bound = (viewport / height) as usize + 3 + 2 * overscan;
            prop_assert!(range.len() <= bound, "{} rows, at most {bound}", range.len());
            // Each row that a pixel of the viewport belongs to is drawn.
            for pixel in [0.0, viewport / 2.0, viewport - 1.0] {
                let row = ((scroll + pixel) / height).floor();
                if row >= 0.0 && (row as usize) < len && pixel >= 0.0 {
                    prop_assert!(range.contains(&(row as usize)), "row {row} of {range:?}");
                }
            }
        }

        #[test]
        fn survives_any_number(bits in any::<[u64; 3]>(), len in any::<usize>(), overscan in any::<usize>()) {
            let [scroll, viewport, height] = bits.map(f64::from_bits);
            let range = visible_range(scroll, viewport, height, len, overscan);
            prop_assert!(range.start <= range.end && range.end <= len);
        }
    }
}

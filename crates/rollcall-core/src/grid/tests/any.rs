//! Any sequence of operations.

use proptest::prelude::*;
use webex_api::SessionTypeId;

use super::super::samples::{codes, drawn, grid, hold, hold_codes, texts};
use super::super::*;

/// An operation by numbers: what, first and last row, first and last column.
type Op = (u8, usize, usize, usize, usize);

fn op() -> impl Strategy<Value = Op> {
    (0..9_u8, 0..4_usize, 0..4_usize, 0..3_usize, 0..3_usize)
}

fn make(grid: &mut Grid, (what, row, to, column, end): Op) {
    let rows: Vec<usize> = (row.min(to)..=row.max(to)).collect();
    let columns = column.min(end)..column.max(end) + 1;
    match what {
        0 => grid.set(&rows, columns, Some(ON)),
        1 => grid.set(&rows, columns, Some(OFF)),
        2 => grid.set(&rows, columns, None),
        3 => grid.toggle(&rows, columns),
        4 => grid.fill_down(&rows, columns),
        5 => grid.copy_from(to, &rows, columns),
        6 => grid.discard(),
        7 => {
            let text = grid.copy(&rows, columns.clone());
            let below: Vec<usize> = (to..4).collect();
            grid.paste(&below, 1, columns, &text);
        }
        _ => drop(grid.paste(&rows, 1, columns, "x\tFALSE\n\tTRUE\n")),
    }
}

/// What A and B are to have.
fn wanted(grid: &Grid) -> Vec<Option<Value>> {
    let cells = (0..4).flat_map(|row| (0..3).map(move |column| (row, column)));
    cells
        .map(|(row, column)| grid.cell(row, column).wanted())
        .collect()
}

proptest! {
    #[test]
    fn everything_is_undone_and_done_again(ops in proptest::collection::vec(op(), 0..20)) {
        let mut grid = grid();
        let first = drawn(&grid);
        for op in ops {
            make(&mut grid, op);
            prop_assert!(drawn(&grid).ends_with("??? ~~~"), "what is not known was edited");
        }
        let last = drawn(&grid);
        while grid.undo() {}
        prop_assert_eq!(drawn(&grid), first);
        while grid.redo() {}
        prop_assert_eq!(drawn(&grid), last);
    }

    #[test]
    fn the_wishes_make_of_what_is_held_what_is_shown(ops in proptest::collection::vec(op(), 0..20)) {
        use crate::change::AnyValue;
        let mut grid = grid();
        for op in ops {
            make(&mut grid, op);
        }
        let before = wanted(&grid);
        let mut cells = 0;
        for wish in grid.wishes(&"s".into()) {
            let (person, held) = match wish.line {
                1 => ("A", ["1", "9"].as_slice()),
                _ => ("B", ["2"].as_slice()),
            };
            let held = AnyValue::SessionTypes(held.iter().map(|id| (*id).into()).collect());
            let Some(AnyValue::SessionTypes(after)) = wish.edit.after(&held) else {
                return Err(TestCaseError::fail("another kind"));
            };
            prop_assert_eq!(after.contains(&SessionTypeId::from("9")), person == "A");
            let ids: Vec<&str> = after.iter().map(SessionTypeId::as_str).collect();
            let count = grid.count().cells;
            hold(&mut grid, person, &ids);
            cells += count - grid.count().cells;
        }
        // Once it is made, nothing is staged, and every cell is as it was to be.
        prop_assert!(cells > 0 || !(0..4).any(|row| grid.is_staged(row)));
        prop_assert_eq!(grid.count(), Count::default());
        prop_assert_eq!(wanted(&grid), before);
    }

    #[test]
    fn what_is_stored_comes_back(ops in proptest::collection::vec(op(), 0..20)) {
        let mut grid = grid();
        for op in ops {
            make(&mut grid, op);
        }
        let stored = Stored::from_text(&grid.stored(&"s".into()).to_text());
        let Some(stored) = stored else {
            return Err(TestCaseError::fail("not read"));
        };
        let mut again = Grid::restored(grid.columns().to_vec(), &stored);
        hold(&mut again, "A", &["1", "9"]);
        hold(&mut again, "B", &["2"]);
        again.read(&"C".into(), None);
        prop_assert_eq!(drawn(&again), drawn(&grid));
    }

    #[test]
    fn any_text_can_be_pasted_and_any_be_restored(text in "[TRUEtruex\\t\\n\\r FALSE\"=,;0-9é]{0,60}", other in any::<String>()) {
        let mut grid = grid();
        grid.paste(&[3, 1, 0], 2, 1..2, &text);
        grid.paste(&[0], 1, 0..3, &other);
        prop_assert!(Stored::from_text(&other).is_none());
    }

    #[test]
    fn codes_are_undone_stored_and_sent_as_they_are_shown(
        ops in proptest::collection::vec((op(), "(Red|Blue|=1|\"q|é{1,3}|'-2|[a-z\t\n ]{0,9})"), 0..20),
    ) {
        use crate::change::AnyValue;
        use crate::change::tracking_codes::CodeValue;
        use webex_api::TrackingCodeValue;
        let mut grid = codes();
        let first = texts(&grid);
        for (op, text) in ops {
            match op.0 {
                8 => drop(grid.enter(&"A".into(), ["Team", "Cost"][op.1 % 2], &text)),
                7 => drop(grid.paste(&[0, 1, 2, 3][op.1..], op.2 + 1, op.3.min(1)..2, &text)),
                // Texts are never on.
                0 | 1 => grid.fill_down(&[1, 0], 0..2),
                _ => make(&mut grid, op),
            }
            prop_assert!(texts(&grid).ends_with(",? ?,? ~,~"), "what is not known was edited");
        }
        let last = texts(&grid);
        let stored = Stored::from_text(&grid.stored(&"s".into()).to_text());
        let mut again = Grid::restored(grid.columns().to_vec(), &stored.unwrap());
        hold_codes(&mut again, "A", &[("Team", ""), ("Cost", "1")]);
        hold_codes(&mut again, "B", &[("Team", "Red")]);
        again.read(&"C".into(), None);
        prop_assert_eq!(texts(&again), &*last);
        // What is copied and pasted changes nothing.
        let copied = grid.copy(&[0, 1, 2, 3], 0..2);
        let pasted = grid.paste(&[0, 1, 2, 3], 1, 0..2, &copied);
        prop_assert!(pasted.changed == 0 || pasted.is_unreadable(), "{copied:?}");
        for wish in grid.wishes(&"s".into()) {
            let (row, held): (_, &[_]) = match wish.line {
                1 => (0, &[("Cost", "1")]),
                _ => (1, &[("Team", "Red")]),
            };
            let code = |(name, value): (&str, &str)| CodeValue(TrackingCodeValue {
                name: name.to_owned(),
                value: value.to_owned(),
            });
            let held = AnyValue::TrackingCodes(held.iter().copied().map(code).collect());
            let Some(AnyValue::TrackingCodes(after)) = wish.edit.after(&held) else {
                return Err(TestCaseError::fail("another kind"));
            };
            for (column, key) in ["Team", "Cost"].into_iter().enumerate() {
                let made = after.iter().find(|code| code.0.name == key);
                let made = made.map_or("", |code| &code.0.value);
                let shown = grid.cell(row, column).wanted();
                prop_assert!(shown.is_none_or(|shown| grid.text(shown) == made));
            }
        }
        while grid.undo() {}
        prop_assert_eq!(texts(&grid), first);
        while grid.redo() {}
        prop_assert_eq!(texts(&grid), last);
    }
}

//! Texts in cells: what a tracking code accepts, and that Webex cannot clear one.

use super::super::samples::{codes, hold_codes, texts};
use super::super::*;
use super::{ALL, again, told};
use crate::change::AnyValue;
use crate::jobs::edit::{CodeEdit, Edit, TrackingCodes};
use crate::sets::Set;

fn enter(grid: &mut Grid, person: &str, key: &str, text: &str) -> Result<(), String> {
    grid.enter(&person.into(), key, text)
}

#[test]
fn only_what_a_code_accepts_is_staged() {
    let mut grid = codes();
    assert_eq!(texts(&grid), ",1 Red,? ?,? ~,~");
    assert_eq!(enter(&mut grid, "A", "Team", " Blue "), Ok(()));
    assert_eq!(enter(&mut grid, "A", "Cost", "=1+1"), Ok(()));
    assert_eq!(texts(&grid), "*Blue,*=1+1 Red,? ?,? ~,~");
    assert_eq!(
        enter(&mut grid, "B", "Team", "Green"),
        Err("“Green” is not one of the options of “Team”.".to_owned())
    );
    let long = "é".repeat(121);
    assert!(
        enter(&mut grid, "A", "Cost", &long)
            .unwrap_err()
            .contains("120")
    );
    assert_eq!(enter(&mut grid, "A", "Cost", &long[2..]), Ok(()));
    assert!(enter(&mut grid, "A", "Cost", "\"two").is_err());
    // Of these nothing is known, and this is no column.
    for (person, key) in [("B", "Cost"), ("C", "Team"), ("D", "Team"), ("A", "Old")] {
        assert_eq!(enter(&mut grid, person, key, "Red"), Ok(()));
    }
    assert_eq!(grid.count().people, 1);
    // What a cell has already is no change, accepted or not.
    hold_codes(&mut grid, "A", &[("Team", "Gone"), ("Cost", "1")]);
    grid.discard();
    assert_eq!(enter(&mut grid, "A", "Team", "Gone"), Ok(()));
    assert_eq!(grid.count(), Count::default());
}

#[test]
fn a_value_cannot_be_cleared() {
    let mut grid = codes();
    assert!(enter(&mut grid, "A", "Cost", " ").is_err());
    enter(&mut grid, "A", "Team", "Red").unwrap();
    // There is none yet: the change is taken back.
    assert_eq!(enter(&mut grid, "A", "Team", ""), Ok(()));
    assert_eq!(texts(&grid), ",1 Red,? ?,? ~,~");
    // Neither by filling down nothing, nor by a blank cell.
    grid.fill_down(&ALL, 0..1);
    let pasted = grid.paste(&ALL, 1, 0..1, "\t2\n\t");
    assert_eq!(
        (texts(&grid).as_str(), pasted.changed),
        (",*2 Red,? ?,? ~,~", 1)
    );
    grid.toggle(&ALL, 0..2);
    assert_eq!(texts(&grid), ",*2 Red,? ?,? ~,~");
}

#[test]
fn nothing_is_pasted_if_a_code_does_not_accept_a_cell() {
    let mut grid = codes();
    let long = "x".repeat(121);
    let text = format!("Blue\tA\nGreen\t\nPink\t{long}\n\"two\tRed");
    let pasted = grid.paste(&ALL, 1, 0..1, &text);
    assert!(pasted.is_unreadable() && !grid.can_undo());
    let told = told(&pasted);
    assert_eq!(
        told[0],
        "2 cells are not among the options of “Team”: row 2, column 1 “Green”; row 3, column 1 “Pink”."
    );
    assert!(told[1].starts_with("1 cell is longer than 120 characters: row 3, column 2 “xxx"));
    assert_eq!(
        told[2],
        "1 cell has several lines, or a lone quotation mark: row 4, column 1 “\"two”."
    );
    let pasted = grid.paste(&ALL, 1, 0..1, "Blue\t'=1\tX\nBlue\t5\nRed");
    assert_eq!(texts(&grid), "*Blue,*=1 *Blue,? ?,? ~,~");
    assert_eq!(pasted.changed, 3);
    assert_eq!(
        self::told(&pasted),
        [
            "1 cell is outside the grid: row 1, column 3 “X”.",
            "2 cells are of people whose tracking codes aren't known: row 2, column 2 “5”; row 3, column 1 “Red”."
        ]
    );
    assert_eq!(grid.copy(&ALL, 0..2), "Blue\t'=1\nBlue\t\n\t\n\t");
    grid.undo();
    assert_eq!(texts(&grid), ",1 Red,? ?,? ~,~");
    // A single cell fills the selection; filling down takes what the first row has.
    grid.paste(&ALL, 2, 0..1, "Blue");
    assert_eq!(texts(&grid), "*Blue,1 *Blue,? ?,? ~,~");
}

#[test]
fn the_wishes_set_codes_by_name_and_leave_out_what_is_not_known() {
    let mut grid = codes();
    enter(&mut grid, "A", "Cost", "2").unwrap();
    enter(&mut grid, "B", "Team", "Blue").unwrap();
    let stored = again(&grid);
    assert_eq!(stored.kind, Kind::Codes);
    // Webex leaves the code of B out now.
    hold_codes(&mut grid, "B", &[("Cost", "7")]);
    assert_eq!(grid.left_out(), ["B".into()]);
    assert_eq!((grid.count().people, grid.count().left_out), (1, 1));
    assert_eq!(grid.unread(), (1, 2));
    let wishes = grid.wishes(&"s".into());
    let edit: Edit = TrackingCodes {
        site: "s".into(),
        codes: vec![CodeEdit {
            name: "Cost".to_owned(),
            from: None,
            to: "2".to_owned(),
        }],
    }
    .into();
    assert_eq!((wishes.len(), &wishes[0].edit), (1, &edit));
    let held = AnyValue::TrackingCodes(Set::new());
    assert_ne!(edit.after(&held), Some(held));
    grid.retry();
    assert_eq!(grid.unread(), (3, 0));
}

//! What each operation does.

use webex_api::{PersonId, SessionTypeId, SiteUrl};

use super::samples::{column, drawn, grid, hold, row};
use super::*;
use crate::change::AnyValue;

mod any;
mod codes;
mod offered;

const ALL: [usize; 4] = [0, 1, 2, 3];

#[test]
fn what_is_not_known_cannot_be_edited() {
    let mut grid = grid();
    assert_eq!(drawn(&grid), "x.. .x. ??? ~~~");
    grid.set(&ALL, 0..3, Some(ON));
    assert_eq!(drawn(&grid), "x++ +x+ ??? ~~~");
    grid.toggle(&[2, 3], 0..3);
    assert_eq!(drawn(&grid), "x++ +x+ ??? ~~~");
    let pasted = grid.paste(&[2, 3], 1, 0..1, "TRUE\n\nTRUE");
    assert_eq!(pasted.changed, 0);
    let told: Vec<String> = pasted.faults.iter().map(ToString::to_string).collect();
    assert_eq!(
        told,
        [
            "1 cell is of a person whose session types aren't known: row 1, column 1 “TRUE”.",
            "1 cell is outside the grid: row 3, column 1 “TRUE”."
        ]
    );
    let single = grid.paste(&[2], 1, 0..2, "x");
    assert_eq!(single.faults[0].why, Why::NotKnown);
    assert!(grid.wishes(&"s".into()).iter().all(|wish| wish.line <= 2));
}

#[test]
fn cells_are_set_toggled_and_cleared() {
    let mut grid = grid();
    grid.toggle(&[0], 0..1);
    grid.toggle(&[0], 1..2);
    assert_eq!(row(&grid, 0), "-+.");
    assert_eq!(grid.shared(&[0], 0..1), Shared::Same(OFF));
    assert_eq!(grid.shared(&[0], 0..2), Shared::Different);
    assert_eq!(grid.shared(&[2, 3], 0..3), Shared::Nothing);
    assert_eq!(
        grid.count(),
        Count {
            cells: 2,
            people: 1,
            left_out: 0
        }
    );
    // Some are on: all become on, then all off.
    grid.toggle(&[0, 1], 0..3);
    assert_eq!(drawn(&grid), "x++ +x+ ??? ~~~");
    grid.toggle(&[0, 1], 0..3);
    assert_eq!(drawn(&grid), "-.. .-. ??? ~~~");
    grid.set(&ALL, 0..3, None);
    assert_eq!(drawn(&grid), "x.. .x. ??? ~~~");
    assert_eq!(grid.count(), Count::default());
    // Beyond the grid.
    grid.set(&[0, 99], 1..99, Some(ON));
    assert_eq!(row(&grid, 0), "x++");
    assert_eq!(grid.cell(0, 3), Cell::Unknown);
}

#[test]
fn rows_are_filled_and_copied() {
    let mut grid = grid();
    grid.set(&[0], 2..3, Some(ON));
    grid.fill_down(&[0, 1, 2], 1..3);
    assert_eq!(drawn(&grid), "x.+ .-+ ??? ~~~");
    grid.copy_from(0, &[1], 0..3);
    assert_eq!(row(&grid, 1), "+-+");
    // A model that is not known changes nothing.
    grid.copy_from(2, &[0, 1], 0..3);
    assert_eq!(drawn(&grid), "x.+ +-+ ??? ~~~");
}

/// The sentences about a paste.
fn told(pasted: &Pasted) -> Vec<String> {
    pasted.faults.iter().map(ToString::to_string).collect()
}

#[test]
fn a_paste_uses_what_fits_and_tells_the_rest() {
    let mut grid = grid();
    let pasted = grid.paste(&ALL, 1, 1..2, "true\t x \r\n\tFALSE\tTRUE\r\n");
    assert_eq!(drawn(&grid), "x++ .x. ??? ~~~");
    assert_eq!(pasted.changed, 2);
    assert_eq!(
        told(&pasted),
        ["1 cell is outside the grid: row 2, column 3 “TRUE”."]
    );
    // A line goes into each selected row.
    grid.paste(&ALL, 2, 1..2, "FALSE\tFALSE");
    assert_eq!(drawn(&grid), "x.. .-. ??? ~~~");
    grid.undo();
    // A single cell fills the selection; a blank changes nothing.
    grid.paste(&ALL, 2, 0..2, "FALSE\n");
    assert_eq!(drawn(&grid), "-.+ .-. ??? ~~~");
    assert_eq!(grid.paste(&ALL, 2, 0..2, " "), Pasted::default());
}

#[test]
fn nothing_is_pasted_if_a_cell_cannot_be_read() {
    let mut grid = grid();
    let pasted = grid.paste(&ALL, 1, 0..1, "Ada\tFALSE\tTRUE\nBo\tTRUE\tTRUE\n");
    assert_eq!(drawn(&grid), "x.. .x. ??? ~~~");
    assert!(pasted.is_unreadable() && !grid.can_undo());
    assert_eq!((pasted.changed, pasted.unused()), (0, 2));
    assert_eq!(
        told(&pasted),
        ["2 cells aren't TRUE, FALSE, x or blank: row 1, column 1 “Ada”; row 2, column 1 “Bo”."]
    );
    // Each reason is reported once, with its first cells, and so is a repeated text.
    let many = grid.paste(&ALL, 1, 2..3, &"no\tx\n".repeat(30));
    let faults = many
        .faults
        .iter()
        .map(|it| (it.why, it.cells, it.first.len()));
    assert_eq!(
        faults.collect::<Vec<_>>(),
        [(Why::Text, 30, 5), (Why::Outside, 30, 5)]
    );
    assert!(told(&many)[0].ends_with("row 5, column 1 “no”; and 25 more."));
    let single = grid.paste(&ALL, 4, 0..3, &"y".repeat(100));
    assert_eq!(single.faults[0].first, [(1, 1, "y".repeat(40))]);
    assert_eq!(single.unused(), 1);
}

#[test]
fn truth_is_understood_in_other_languages() {
    let mut grid = grid();
    let pasted = grid.paste(&ALL, 1, 0..1, "FALSCH\twahr\tVrai\nWAAR\tfaux\tYANLIŞ");
    assert_eq!(pasted.faults, []);
    assert_eq!(drawn(&grid), "-++ +-. ??? ~~~");
}

#[test]
fn what_was_copied_can_be_pasted() {
    let mut grid = grid();
    grid.set(&[0], 2..3, Some(ON));
    let text = grid.copy(&[0, 2], 0..3);
    assert_eq!(text, "TRUE\tFALSE\tTRUE\n\t\t");
    grid.paste(&[1, 0], 1, 0..1, &text);
    assert_eq!(drawn(&grid), "x.+ +-+ ??? ~~~");
}

#[test]
fn each_operation_is_undone_and_done_again() {
    let mut grid = grid();
    assert!(!grid.undo() && !grid.redo());
    let operations: [&dyn Fn(&mut Grid); 5] = [
        &|grid| grid.toggle(&[0], 1..2),
        &|grid| grid.set(&ALL, 2..3, Some(ON)),
        &|grid| grid.fill_down(&[0, 1], 0..3),
        &|grid| drop(grid.paste(&ALL, 1, 0..1, "FALSE\nFALSE")),
        &Grid::discard,
    ];
    let mut states = vec![drawn(&grid)];
    for operation in operations {
        operation(&mut grid);
        states.push(drawn(&grid));
    }
    for state in states.iter().rev().skip(1) {
        assert!(grid.undo());
        assert_eq!(drawn(&grid), *state);
    }
    assert!(!grid.can_undo());
    for state in &states[1..] {
        assert!(grid.redo());
        assert_eq!(drawn(&grid), *state);
    }
    assert!(!grid.can_redo());
    grid.undo();
    // What changes nothing is no operation.
    grid.set(&ALL, 0..0, Some(ON));
    assert!(grid.can_redo());
    grid.set(&[0], 0..1, Some(ON));
    assert!(!grid.can_redo());
}

#[test]
fn a_staged_change_goes_once_it_would_change_nothing() {
    let mut grid = grid();
    grid.set(&[0, 1], 2..3, Some(ON));
    grid.forget(&"A".into());
    assert_eq!(drawn(&grid), "~~~ .x+ ??? ~~~");
    let count = grid.count();
    assert_eq!((count.cells, count.people, count.left_out), (1, 1, 1));
    assert_eq!(grid.left_out(), ["A".into()]);
    assert_eq!(grid.waiting(), ["A".into(), "D".into()]);
    hold(&mut grid, "A", &["1", "3"]);
    assert_eq!(row(&grid, 0), "x.x");
    // Nothing known of B any more: the change stays, and is not sent.
    grid.read(&"B".into(), None);
    assert_eq!(row(&grid, 1), "???");
    assert!(grid.is_staged(1) && grid.wishes(&"s".into()).is_empty());
    hold(&mut grid, "B", &[]);
    assert_eq!(row(&grid, 1), "..+");
    // To undo what has been made since changes nothing.
    grid.undo();
    assert_eq!(row(&grid, 0), "x.x");
}

#[test]
fn people_come_and_go_and_what_is_staged_stays() {
    let mut grid = grid();
    grid.toggle(&[1], 0..1);
    let people = |ids: &[&str]| ids.iter().map(|id| PersonId::from(*id)).collect();
    grid.show(people(&["A", "C", "D"]));
    assert_eq!(drawn(&grid), "x.. +x. ??? ~~~");
    assert!(grid.can_undo());
    grid.show(people(&["C", "A"]));
    assert_eq!(drawn(&grid), "+x. ~~~ ~~~");
    assert_eq!(grid.person(1), Some(&"C".into()));
    grid.read(&"C".into(), None);
    assert_eq!(grid.unread(), (1, 1));
    grid.retry();
    assert_eq!(grid.unread(), (2, 0));
    let many = (0..600).map(|number| PersonId::new(format!("P{number}")));
    let many: Vec<_> = many.collect();
    grid.show(many.clone());
    assert_eq!(grid.len(), MOST_PEOPLE);
    // One row has staged changes and stays. People who are already in the grid need no room.
    assert_eq!(grid.no_room(), 101);
    grid.show(many.into_iter().take(MOST_PEOPLE).collect());
    assert_eq!((grid.len(), grid.no_room()), (MOST_PEOPLE, 1));
    grid.show(people(&["A"]));
    assert_eq!(grid.no_room(), 0);
}

#[test]
fn what_has_no_column_is_counted_and_staged_types_have_one() {
    let types = |numbers: std::ops::Range<u32>| -> Vec<Column> {
        numbers.map(|number| column(&number.to_string())).collect()
    };
    let mut grid = Grid::new(Kind::Types, types(0..70), vec!["A".into()]);
    assert_eq!(
        (grid.columns().len(), grid.columns_left_out()),
        (MOST_COLUMNS, 6)
    );
    hold(&mut grid, "A", &[]);
    grid.set(&[0], 60..61, Some(ON));
    let stored = again(&grid);
    // The site lists the type further below now.
    let mut listed = types(100..180);
    listed.extend(types(60..61));
    let again = Grid::restored(listed, &stored);
    assert_eq!((again.columns_left_out(), again.is_staged(0)), (17, true));
}

/// What is read of what is stored.
fn again(grid: &Grid) -> Stored {
    Stored::from_text(&grid.stored(&"a.webex.com".into()).to_text()).unwrap()
}

#[test]
fn the_wishes_name_only_what_is_staged() {
    let mut grid = grid();
    grid.set(&ALL, 0..2, Some(OFF));
    grid.set(&ALL, 2..3, Some(ON));
    let site = SiteUrl::from("a.webex.com");
    let wishes = grid.wishes(&site);
    let lines: Vec<u32> = wishes.iter().map(|wish| wish.line).collect();
    assert_eq!(lines, [1, 2]);
    let ids = |ids: &[&str]| ids.iter().map(|id| SessionTypeId::from(*id)).collect();
    // Type 9 is no column, and stays.
    let after = wishes[0]
        .edit
        .after(&AnyValue::SessionTypes(ids(&["1", "9"])));
    assert_eq!(after, Some(AnyValue::SessionTypes(ids(&["3", "9"]))));
    assert_eq!(wishes[0].edit.site(), Some(&site));
}

#[test]
fn what_is_stored_comes_back_with_its_columns() {
    let mut grid = grid();
    grid.set(&[0], 0..3, Some(OFF));
    grid.set(&[1], 2..3, Some(ON));
    let stored = again(&grid);
    assert_eq!(stored.site, "a.webex.com".into());
    assert!(stored.is_staged());
    grid.discard();
    let nothing = again(&grid);
    assert!(!nothing.is_staged() && nothing.people.len() == 4);
    // Type 3 is gone from the site.
    let mut again = Grid::restored(["2", "1"].map(column).to_vec(), &stored);
    assert_eq!(drawn(&again), "~~~ ~~~ ~~~ ~~~");
    let last = again.columns().last().unwrap();
    assert_eq!([&*last.key, &*last.name], ["3", "Session type 3"]);
    hold(&mut again, "A", &["1"]);
    hold(&mut again, "B", &["2"]);
    assert_eq!(drawn(&again), ".-. x.+ ~~~ ~~~");
}

#[test]
fn other_columns_keep_what_is_staged_and_the_same_keep_all() {
    let mut grid = grid();
    grid.set(&[1], 2..3, Some(ON));
    let mut named = ["1", "2", "3"].map(column).to_vec();
    named[0].name = "New name".to_owned();
    grid.offer(named);
    assert_eq!(grid.columns()[0].name, "New name");
    assert_eq!(drawn(&grid), "x.. .x+ ??? ~~~");
    assert!(grid.can_undo());
    grid.offer(["3", "4"].map(column).to_vec());
    assert_eq!(drawn(&grid), "~~ ~~ ~~ ~~");
    hold(&mut grid, "B", &[]);
    assert_eq!(row(&grid, 1), "+.");
}

#[test]
fn nothing_but_a_stored_grid_is_restored() {
    let row = r#"{"person":"A","cells":[["1","TRUE"]]}"#;
    let with = |kind: &str, people: &str| {
        format!(r#"{{"version":2,"site":"s","kind":"{kind}","people":[{people}]}}"#)
    };
    let codes = row.replace("TRUE", "éclair");
    assert!(Stored::from_text(&with("types", row)).is_some());
    assert!(Stored::from_text(&with("codes", &codes)).is_some());
    let many: Vec<String> = (0..501)
        .map(|number| row.replace('A', &format!("P{number}")))
        .collect();
    let many = many.join(",");
    let columns: Vec<String> = (0..65)
        .map(|number| format!(r#"["{number}","TRUE"]"#))
        .collect();
    let refused = [
        String::new(),
        "[]".to_owned(),
        with("types", row).replace(":2,", ":1,"),
        with("types", row).replace("\"s\"", "\"\""),
        with("others", row),
        with("types", &codes),
        with("types", &row.replace('A', "")),
        with("types", &row.replace("\"1\"", "1")),
        with("types", &row.replace("\"1\",", "")),
        with("types", &row.replace("\"1\"", "\"\"")),
        with("types", &row.replace("]]", r#"],["1","FALSE"]]"#)),
        with(
            "types",
            &row.replace("[[\"1\",\"TRUE\"]]", &format!("[{}]", columns.join(","))),
        ),
        with("types", &row.replace("\"cells\"", "\"other\"")),
        with("codes", &row.replace("TRUE", "")),
        with("codes", &row.replace("TRUE", &"x".repeat(121))),
        with("types", &[row, row].join(",")),
        with("types", &many),
        with("types", row) + &" ".repeat(4 * 1024 * 1024),
    ];
    for text in refused {
        assert_eq!(Stored::from_text(&text), None, "{text:.80}");
    }
}

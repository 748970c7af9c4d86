//! Small grids for the tests.

use webex_api::PersonId;

use super::{Cell, Column, Grid, Kind, OFF, ON};

/// A column without options.
pub(super) fn column(key: &str) -> Column {
    Column {
        key: key.to_owned(),
        name: key.to_owned(),
        ..Column::default()
    }
}

/// Types 1, 2, 3; A has 1 and 9 (which is no column), B has 2, the list of C is not known, D is not read.
pub(super) fn grid() -> Grid {
    let people = ["A", "B", "C", "D"].map(PersonId::from).to_vec();
    let mut grid = Grid::new(Kind::Types, ["1", "2", "3"].map(column).to_vec(), people);
    hold(&mut grid, "A", &["1", "9"]);
    hold(&mut grid, "B", &["2"]);
    grid.read(&"C".into(), None);
    grid
}

/// Tells which session types a person holds.
pub(super) fn hold(grid: &mut Grid, person: &str, types: &[&str]) {
    let mut held = types.iter().map(|id| (*id, "TRUE"));
    grid.read(&person.into(), Some(&mut held));
}

/// Tells which values a person has.
pub(super) fn hold_codes(grid: &mut Grid, person: &str, codes: &[(&str, &str)]) {
    grid.read(&person.into(), Some(&mut codes.iter().copied()));
}

/// The codes “Team”, one of Red and Blue, and “Cost”, any text; A has no team and costs 1, of B only the team is known, the list of C
/// is not, D is not read.
pub(super) fn codes() -> Grid {
    let team = Column {
        options: ["Red", "Blue"].map(str::to_owned).to_vec(),
        only_options: true,
        ..column("Team")
    };
    let people = ["A", "B", "C", "D"].map(PersonId::from).to_vec();
    let mut grid = Grid::new(Kind::Codes, vec![team, column("Cost")], people);
    hold_codes(&mut grid, "A", &[("Team", ""), ("Cost", "1"), ("Old", "x")]);
    hold_codes(&mut grid, "B", &[("Team", "Red")]);
    grid.read(&"C".into(), None);
    grid
}

/// The texts of all cells, `*` before those that are staged, `?` for what is not known, `~` for what is not read.
pub(super) fn texts(grid: &Grid) -> String {
    let mut rows = Vec::new();
    for row in 0..grid.len() {
        let cells = (0..grid.columns().len()).map(|column| match grid.cell(row, column) {
            Cell::Waiting => "~".to_owned(),
            Cell::Unknown => "?".to_owned(),
            Cell::Held(value) => grid.text(value).to_owned(),
            Cell::Staged(value) => ["*", grid.text(value)].concat(),
        });
        rows.push(cells.collect::<Vec<_>>().join(","));
    }
    rows.join(" ")
}

/// The cells of a row: `.` absent, `x` present, `+` and `-` staged, `?` not known, `~` not read.
pub(super) fn row(grid: &Grid, row: usize) -> String {
    let cells = (0..grid.columns().len()).map(|column| match grid.cell(row, column) {
        Cell::Waiting => '~',
        Cell::Unknown => '?',
        Cell::Held(OFF) => '.',
        Cell::Held(_) => 'x',
        Cell::Staged(ON) => '+',
        Cell::Staged(_) => '-',
    });
    cells.collect()
}

/// All rows.
pub(super) fn drawn(grid: &Grid) -> String {
    let rows: Vec<String> = (0..grid.len()).map(|place| row(grid, place)).collect();
    rows.join(" ")
}

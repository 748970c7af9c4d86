//! A small grid for the tests.

use webex_api::{PersonId, SessionTypeId};

use super::{Cell, Grid};

/// Types 1, 2, 3; A has 1 and 9 (which is no column), B has 2, the list of C is not known, D is not read.
pub(super) fn grid() -> Grid {
    let types = ["1", "2", "3"].map(SessionTypeId::from).to_vec();
    let people = ["A", "B", "C", "D"].map(PersonId::from).to_vec();
    let mut grid = Grid::new(types, people);
    hold(&mut grid, "A", &["1", "9"]);
    hold(&mut grid, "B", &["2"]);
    grid.read(&"C".into(), None);
    grid
}

/// Tells what a person holds.
pub(super) fn hold(grid: &mut Grid, person: &str, types: &[&str]) {
    let held: Vec<SessionTypeId> = types.iter().map(|id| SessionTypeId::from(*id)).collect();
    grid.read(&person.into(), Some(&mut held.iter()));
}

/// The cells of a row: `.` absent, `x` present, `+` and `-` staged, `?` not known, `~` not read.
pub(super) fn row(grid: &Grid, row: usize) -> String {
    let cells = (0..grid.types().len()).map(|column| match grid.cell(row, column) {
        Cell::Waiting => '~',
        Cell::Unknown => '?',
        Cell::Absent => '.',
        Cell::Present => 'x',
        Cell::Added => '+',
        Cell::Removed => '-',
    });
    cells.collect()
}

/// All rows.
pub(super) fn drawn(grid: &Grid) -> String {
    let rows: Vec<String> = (0..grid.len()).map(|place| row(grid, place)).collect();
    rows.join(" ")
}

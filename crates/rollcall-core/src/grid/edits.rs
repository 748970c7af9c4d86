//! The operations: what a key, a button or a paste does to cells. Cells that are not known are passed over.

use std::ops::Range;

use super::cell::{OFF, ON, Shared, Value};
use super::column::Kind;
use super::history::Step;
use super::state::Grid;

impl Grid {
    /// Stages what cells are to be; `None` takes their staging back. One row, one column or a rectangle.
    pub fn set(&mut self, rows: &[usize], columns: Range<usize>, wanted: Option<Value>) {
        self.edit(rows, columns, &|_, _| Some(wanted));
    }

    /// Switches one cell. Several become all on, or all off if they are all on. Texts have no switch.
    pub fn toggle(&mut self, rows: &[usize], columns: Range<usize>) {
        if self.kind == Kind::Types {
            let all_on = self.shared(rows, columns.clone()) == Shared::Same(ON);
            self.set(rows, columns, Some(if all_on { OFF } else { ON }));
        }
    }

    /// Gives the cells below the first row what the first row has.
    pub fn fill_down(&mut self, rows: &[usize], columns: Range<usize>) {
        if let Some((first, below)) = rows.split_first() {
            self.copy_from(*first, below, columns);
        }
    }

    /// Gives rows what a model has in these columns; for a model person, in all of them.
    pub fn copy_from(&mut self, model: usize, rows: &[usize], columns: Range<usize>) {
        let start = columns.start;
        let mut wanted = Vec::new();
        for column in columns.clone() {
            wanted.push(self.cell(model, column).wanted());
        }
        self.edit(rows, columns, &|_, column| {
            wanted.get(column - start).copied().flatten().map(Some)
        });
    }

    /// Takes back everything that is staged, of rows that are not known as well.
    pub fn discard(&mut self) {
        let mut step = Step::new();
        for (place, row) in self.rows.iter_mut().enumerate() {
            for (column, staged) in row.staged.iter_mut().enumerate() {
                if staged.is_some() {
                    step.push((place, column, staged.take()));
                }
            }
        }
        self.history.push(step);
    }

    /// One operation: `wanted` says, by the place in `rows` and the column, what is staged; `None` leaves the cell alone. Returns how
    /// many cells changed. Webex cannot clear a tracking code, so no value never replaces one.
    pub(super) fn edit(
        &mut self,
        rows: &[usize],
        columns: Range<usize>,
        wanted: &dyn Fn(usize, usize) -> Option<Option<Value>>,
    ) -> usize {
        let columns = columns.start..columns.end.min(self.columns.len());
        let mut step = Step::new();
        for (place, number) in rows.iter().enumerate() {
            let Some(row) = self.rows.get_mut(*number) else {
                continue;
            };
            for column in columns.clone() {
                let Some(wanted) = wanted(place, column) else {
                    continue;
                };
                let clears = self.kind == Kind::Codes && wanted == Some(OFF);
                if clears && row.known(column) != Some(OFF) {
                    continue;
                }
                if let Some(before) = row.stage(column, wanted) {
                    step.push((*number, column, before));
                }
            }
        }
        let changed = step.len();
        self.history.push(step);
        changed
    }
}

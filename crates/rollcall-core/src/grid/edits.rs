//! The operations: what a key, a button or a paste does to cells. Cells that are not known are passed over.

use std::ops::Range;

use super::cell::Shared;
use super::history::Step;
use super::state::Grid;

impl Grid {
    /// Stages what cells are to be; `None` takes their staging back. One row, one column or a rectangle.
    pub fn set(&mut self, rows: &[usize], columns: Range<usize>, wanted: Option<bool>) {
        self.edit(rows, columns, &|_, _| Some(wanted));
    }

    /// Switches one cell. Several become all on, or all off if they are all on.
    pub fn toggle(&mut self, rows: &[usize], columns: Range<usize>) {
        let wanted = self.shared(rows, columns.clone()) != Shared::Same(true);
        self.set(rows, columns, Some(wanted));
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
            if row.is_staged() {
                step.push((place, row.on, row.off));
                (row.on, row.off) = (0, 0);
            }
        }
        self.history.push(step);
    }

    /// One operation: `wanted` says, by the place in `rows` and the column, what is staged; `None` leaves the cell alone. Returns how
    /// many cells changed.
    pub(super) fn edit(
        &mut self,
        rows: &[usize],
        columns: Range<usize>,
        wanted: &dyn Fn(usize, usize) -> Option<Option<bool>>,
    ) -> usize {
        let columns = columns.start..columns.end.min(self.types.len());
        let (mut step, mut changed) = (Step::new(), 0);
        for (place, number) in rows.iter().enumerate() {
            let Some(row) = self.rows.get_mut(*number) else {
                continue;
            };
            let (on, off) = (row.on, row.off);
            for column in columns.clone() {
                if let Some(wanted) = wanted(place, column) {
                    row.stage(column, wanted);
                }
            }
            let differs = (row.on ^ on) | (row.off ^ off);
            if differs != 0 {
                changed += differs.count_ones() as usize;
                step.push((*number, on, off));
            }
        }
        self.history.push(step);
        changed
    }
}

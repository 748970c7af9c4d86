//! Undo and redo.

use super::history::Step;
use super::state::Grid;

impl Grid {
    /// Takes the last operation back. Returns whether there was one.
    pub fn undo(&mut self) -> bool {
        let Some(step) = self.history.done.pop() else {
            return false;
        };
        let inverse = self.restore(step);
        self.history.undone.push(inverse);
        true
    }

    /// Does the operation that was taken back last again. Returns whether there was one.
    pub fn redo(&mut self) -> bool {
        let Some(step) = self.history.undone.pop() else {
            return false;
        };
        let inverse = self.restore(step);
        self.history.done.push(inverse);
        true
    }

    /// Whether there is something to undo.
    pub const fn can_undo(&self) -> bool {
        !self.history.done.is_empty()
    }

    /// Whether there is something to do again.
    pub const fn can_redo(&self) -> bool {
        !self.history.undone.is_empty()
    }

    /// Gives cells what they had staged before, and returns what they had staged until now.
    fn restore(&mut self, step: Step) -> Step {
        let mut inverse = Step::new();
        for (place, column, staged) in step.into_iter().rev() {
            if let Some(row) = self.rows.get_mut(place)
                && let Some(cell) = row.staged.get_mut(column)
            {
                inverse.push((place, column, std::mem::replace(cell, staged)));
                // What is held may have changed since.
                row.settle();
            }
        }
        inverse
    }
}

//! What was done, and what was undone.

use super::cell::Value;

/// The most operations that can be undone.
const MOST: usize = 200;
/// The most cells that are kept for it, apart from the last operation.
const MOST_CELLS: usize = 200_000;

/// The cells that an operation changed, as they were: row, column and what was staged.
pub(super) type Step = Vec<(usize, usize, Option<Value>)>;

/// What was done, and what was undone.
#[derive(Debug, Default)]
pub(super) struct History {
    pub(super) done: Vec<Step>,
    pub(super) undone: Vec<Step>,
}

impl History {
    /// Adds an operation, which ends what could be done again.
    pub(super) fn push(&mut self, step: Step) {
        if step.is_empty() {
            return;
        }
        let mut cells: usize = self.done.iter().map(Vec::len).sum();
        while self.done.len() >= MOST || cells > MOST_CELLS {
            cells -= self.done.remove(0).len();
        }
        self.done.push(step);
        self.undone.clear();
    }
}

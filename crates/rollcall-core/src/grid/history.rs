//! What was done, and what was undone.

/// The most operations that can be undone.
const MOST: usize = 200;

/// The rows that an operation changed, as they were: place, `on` and `off`.
pub(super) type Step = Vec<(usize, u64, u64)>;

/// What was done, and what was undone.
#[derive(Clone, Debug, Default)]
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
        if self.done.len() == MOST {
            self.done.remove(0);
        }
        self.done.push(step);
        self.undone.clear();
    }
}

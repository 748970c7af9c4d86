//! [`Rows`]: the rows of a plan in their order.

use super::texts::Texts;
use super::values::ValueNumber;
use crate::jobs::edit::Step;

/// One row, by numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Row {
    /// Number of its edit.
    pub(super) edit: u32,
    /// The value that the decision was made on. `None`: it is read when the row runs.
    pub(super) before: Option<ValueNumber>,
    /// Line of the source.
    pub(super) line: u32,
}

/// Rows with their people.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Rows {
    people: Texts,
    rows: Vec<Row>,
    last: Option<Step>,
    /// The number of the first row of each step that has rows, except the first step.
    step_starts: Vec<u32>,
}

impl Rows {
    /// Adds a row and returns its number. `None`, and nothing is added, if it belongs to an earlier step than the last row, or there
    /// is no room.
    pub(super) fn push(&mut self, step: Step, person: &str, row: Row) -> Option<u32> {
        let number = self.len();
        if self.last.is_some_and(|last| step < last) || !self.people.push(person) {
            return None;
        }
        if self.last.is_some_and(|last| step > last) {
            self.step_starts.push(number);
        }
        self.rows.push(row);
        self.last = Some(step);
        Some(number)
    }

    pub(super) fn len(&self) -> u32 {
        // The block of ids is full long before.
        u32::try_from(self.rows.len()).unwrap_or(u32::MAX)
    }

    pub(super) fn get(&self, row: u32) -> Option<Row> {
        self.rows.get(row as usize).copied()
    }

    pub(super) fn person(&self, row: u32) -> Option<&str> {
        self.people.get(row)
    }

    pub(super) fn end_of_step(&self, row: u32) -> u32 {
        let later = self.step_starts.iter().find(|start| **start > row);
        later.copied().unwrap_or(self.len())
    }

    /// Gives back memory that was reserved for more rows.
    pub(super) fn shrink(&mut self) {
        self.people.shrink();
        self.rows.shrink_to_fit();
    }

    pub(super) fn bytes(&self) -> usize {
        self.people.bytes() + self.rows.capacity() * size_of::<Row>()
    }
}

//! A plan: what a job will do, row by row. The preview of a job shows this plan, and running the job runs it.
//!
//! [`plan`] makes it from source rows. A row names its person, its edit and the value before by their numbers in tables, so that
//! 100,000 rows take little more memory than the ids of their people.

mod judge;
mod planner;
mod rows;
mod saved;
mod seats;
mod source;
mod texts;
mod values;

#[cfg(test)]
mod tests;

pub use planner::{Planned, plan};
pub use seats::PoolSeats;
pub use source::{Facts, Known, Reason, Refused, Wish};
pub(super) use texts::Texts;
pub(super) use values::{ValueInterner, ValueNumber};

use rows::Rows;
use values::Values;
use webex_api::PersonId;

use super::edit::Edit;
use crate::change::{AnyTarget, AnyValue, Change};

/// What a job will do.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Plan {
    edits: Vec<Edit>,
    values: Values,
    rows: Rows,
}

impl Plan {
    /// Returns the number of rows. A row's number is its place, from 0.
    pub fn len(&self) -> u32 {
        self.rows.len()
    }

    /// Whether there is nothing to do.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Returns how many rows there are of each kind ([`Edit::key`]), in the order of their first row.
    pub fn count_by_kind(&self) -> Vec<(&'static str, u32)> {
        let mut counts: Vec<(&'static str, u32)> = Vec::new();
        for edit in (0..self.len()).filter_map(|row| self.edit(row)) {
            match counts.iter_mut().find(|(kind, _)| *kind == edit.key()) {
                Some((_, count)) => *count += 1,
                None => counts.push((edit.key(), 1)),
            }
        }
        counts
    }

    /// Whether the plan contains texts about people, such as names, and not only ids. Such a plan must not be stored in the clear.
    pub fn has_texts(&self) -> bool {
        self.edits.iter().any(Edit::has_texts)
    }

    /// Returns the line of the source that a row comes from.
    pub fn line(&self, row: u32) -> Option<u32> {
        Some(self.rows.get(row)?.line)
    }

    /// Returns the person of a row. The id is empty if the row creates the person.
    pub fn person(&self, row: u32) -> Option<PersonId> {
        self.rows.person(row).map(PersonId::from)
    }

    /// Returns the edit of a row.
    pub fn edit(&self, row: u32) -> Option<&Edit> {
        self.edits.get(self.rows.get(row)?.edit as usize)
    }

    /// Returns what a row changes, of whom.
    pub fn target(&self, row: u32) -> Option<AnyTarget> {
        Some(self.edit(row)?.target(self.person(row)?))
    }

    /// Returns the value that the decision about a row was made on. `None` if it is read when the row runs.
    pub fn before(&self, row: u32) -> Option<AnyValue> {
        let before = self.rows.get(row)?.before?;
        Some(self.values.value(before, &self.target(row)?))
    }

    /// Returns the change that a row makes, going out from `before`: [`Plan::before`], or what was read when the row ran.
    /// `None` if there is no such row, or its value is of another kind.
    pub fn change(&self, row: u32, before: AnyValue) -> Option<Change<AnyTarget>> {
        self.edit(row)?.change(self.person(row)?, before)
    }

    /// Returns the number of the first row that may only begin when the step of `row` is over.
    pub fn end_of_step(&self, row: u32) -> u32 {
        self.rows.end_of_step(row)
    }

    /// Returns the memory in use, in bytes, without what the allocator adds.
    pub fn bytes(&self) -> usize {
        self.rows.bytes() + self.values.bytes()
    }
}

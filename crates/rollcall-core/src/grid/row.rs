//! [`Row`]: a person, what they hold and what is staged.

use webex_api::PersonId;

use super::cell::{Cell, Value};

/// What Webex said of a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Held {
    /// Not asked yet.
    Waiting,
    /// It gave no list.
    Unknown,
    /// What the person has in each column; `None` where the list does not say.
    Known(Vec<Option<Value>>),
}

/// A person. A staged value is never the one that is held.
#[derive(Debug)]
pub(super) struct Row {
    pub(super) person: PersonId,
    pub(super) held: Held,
    /// What is staged in each column.
    pub(super) staged: Vec<Option<Value>>,
}

impl Row {
    pub(super) fn new(person: PersonId, columns: usize) -> Self {
        Self {
            person,
            held: Held::Waiting,
            staged: vec![None; columns],
        }
    }

    pub(super) fn is_staged(&self) -> bool {
        self.staged.iter().any(Option::is_some)
    }

    /// What is held in a column, if it is known.
    pub(super) fn known(&self, column: usize) -> Option<Value> {
        match &self.held {
            Held::Waiting | Held::Unknown => None,
            Held::Known(held) => held.get(column).copied().flatten(),
        }
    }

    /// Whether something of the person could not be read.
    pub(super) fn lacks(&self) -> bool {
        match &self.held {
            Held::Waiting => false,
            Held::Unknown => true,
            Held::Known(held) => held.contains(&None),
        }
    }

    pub(super) fn cell(&self, column: usize) -> Cell {
        match (
            self.known(column),
            self.staged.get(column).copied().flatten(),
        ) {
            (None, _) if self.held == Held::Waiting => Cell::Waiting,
            (None, _) => Cell::Unknown,
            (Some(_), Some(staged)) => Cell::Staged(staged),
            (Some(held), None) => Cell::Held(held),
        }
    }

    /// The columns that can be sent with their values, and whether others are staged, which cannot.
    pub(super) fn to_send(&self) -> (Vec<(usize, Value)>, bool) {
        let (mut cells, mut others) = (Vec::new(), false);
        for (column, staged) in self.staged.iter().enumerate() {
            match (staged, self.known(column)) {
                (Some(value), Some(_)) => cells.push((column, *value)),
                (Some(_), None) => others = true,
                (None, _) => {}
            }
        }
        (cells, others)
    }

    /// Stages what the cell is to be; `None` takes the staging back. A cell that is not known stays as it is. Returns what was staged
    /// before, if that differs.
    pub(super) fn stage(&mut self, column: usize, wanted: Option<Value>) -> Option<Option<Value>> {
        let held = self.known(column)?;
        let staged = self.staged.get_mut(column)?;
        let wanted = wanted.filter(|wanted| *wanted != held);
        let before = std::mem::replace(staged, wanted);
        (before != wanted).then_some(before)
    }

    /// Drops what is staged and would change nothing.
    pub(super) fn settle(&mut self) {
        for column in 0..self.staged.len() {
            let held = self.known(column);
            if let Some(staged) = self.staged.get_mut(column)
                && held.is_some()
                && *staged == held
            {
                *staged = None;
            }
        }
    }
}

//! [`Row`]: a person, what they hold and what is staged, with one bit for each session type.

use webex_api::PersonId;

use super::cell::Cell;

/// What Webex said of a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Held {
    /// Not asked yet.
    Waiting,
    /// It gave no list.
    Unknown,
    /// The bits of the session types that the person has.
    Known(u64),
}

/// A person. No bit is in both `on` and `off`.
#[derive(Clone, Debug)]
pub(super) struct Row {
    pub(super) person: PersonId,
    pub(super) held: Held,
    /// To be added.
    pub(super) on: u64,
    /// To be removed.
    pub(super) off: u64,
}

impl Row {
    pub(super) const fn new(person: PersonId) -> Self {
        Self {
            person,
            held: Held::Waiting,
            on: 0,
            off: 0,
        }
    }

    pub(super) const fn is_staged(&self) -> bool {
        self.on | self.off != 0
    }

    pub(super) const fn cell(&self, column: usize) -> Cell {
        let bit = bit(column);
        let held = match self.held {
            Held::Waiting => return Cell::Waiting,
            Held::Unknown => return Cell::Unknown,
            Held::Known(held) => held & bit != 0,
        };
        match () {
            () if self.on & bit != 0 => Cell::Added,
            () if self.off & bit != 0 => Cell::Removed,
            () if held => Cell::Present,
            () => Cell::Absent,
        }
    }

    /// Stages what the cell is to be; `None` takes the staging back. A cell that is not known stays as it is.
    pub(super) fn stage(&mut self, column: usize, wanted: Option<bool>) {
        if !matches!(self.held, Held::Known(_)) {
            return;
        }
        let bit = bit(column);
        self.on &= !bit;
        self.off &= !bit;
        match wanted {
            Some(true) => self.on |= bit,
            Some(false) => self.off |= bit,
            None => {}
        }
        self.settle();
    }

    /// Drops what is staged and would change nothing.
    pub(super) const fn settle(&mut self) {
        if let Held::Known(held) = self.held {
            self.on &= !held;
            self.off &= held;
        }
    }
}

/// The bit of a column.
pub(super) const fn bit(column: usize) -> u64 {
    1 << column
}

//! What a cell, or several cells, show.

/// What a cell holds, as the number of a text ([`Grid::text`](super::Grid::text)).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Value(pub(super) u32);

/// The person does not have the session type; of a tracking code: no value.
pub const OFF: Value = Value(0);

/// The person has the session type.
pub const ON: Value = Value(1);

/// The state of a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Not read yet. Cannot be edited.
    Waiting,
    /// Webex left it out, or it could not be read. Cannot be edited.
    Unknown,
    /// What the person has.
    Held(Value),
    /// What the person is to have.
    Staged(Value),
}

impl Cell {
    /// What the person has once the staged changes are made; `None` where that is not known.
    pub const fn wanted(self) -> Option<Value> {
        match self {
            Self::Waiting | Self::Unknown => None,
            Self::Held(value) | Self::Staged(value) => Some(value),
        }
    }

    /// Whether a change is staged.
    pub const fn is_staged(self) -> bool {
        matches!(self, Self::Staged(_))
    }
}

/// What several cells have in common, of those that are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shared {
    /// None of them is known.
    Nothing,
    /// All have this value.
    Same(Value),
    /// They differ.
    Different,
}

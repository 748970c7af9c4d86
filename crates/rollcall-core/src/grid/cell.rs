//! What a cell, or several cells, show.

/// The state of a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Not read yet. Cannot be edited.
    Waiting,
    /// Webex left the list out, or it could not be read. Cannot be edited.
    Unknown,
    /// The person does not have the session type.
    Absent,
    /// The person has the session type.
    Present,
    /// It is to be added.
    Added,
    /// It is to be removed.
    Removed,
}

impl Cell {
    /// What the person has once the staged changes are made; `None` where that is not known.
    pub const fn wanted(self) -> Option<bool> {
        match self {
            Self::Waiting | Self::Unknown => None,
            Self::Absent | Self::Removed => Some(false),
            Self::Present | Self::Added => Some(true),
        }
    }

    /// Whether a change is staged.
    pub const fn is_staged(self) -> bool {
        matches!(self, Self::Added | Self::Removed)
    }
}

/// What several cells have in common, of those that are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shared {
    /// None of them is known.
    Nothing,
    /// All are on, or all are off.
    Same(bool),
    /// They differ.
    Different,
}

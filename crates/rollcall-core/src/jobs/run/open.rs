//! [`Open`]: a row that has begun and is not over, and [`OpenRows`]: all of them.

use time::OffsetDateTime;

use crate::jobs::ending::Ending;

/// What is done with a row, or is to be done next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Task {
    /// To be sent, not before this moment.
    Send(Option<OffsetDateTime>),
    /// To be read back, not before this moment.
    LookBack(Option<OffsetDateTime>),
    /// Its present value is being read.
    Reading,
    /// It is being sent.
    Sending,
    /// It is being read back.
    LookingBack,
}

impl Task {
    pub(super) fn is_under_way(self) -> bool {
        matches!(self, Self::Reading | Self::Sending | Self::LookingBack)
    }

    pub(super) fn waits_to_be_sent(self) -> bool {
        matches!(self, Self::Send(_))
    }

    /// Returns the moment that it waits for.
    pub(super) fn due(self) -> Option<OffsetDateTime> {
        match self {
            Self::Send(due) | Self::LookBack(due) => due,
            Self::Reading | Self::Sending | Self::LookingBack => None,
        }
    }
}

/// A row that has begun and is not over.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Open {
    pub(super) task: Task,
    /// How many attempts failed.
    pub(super) failed: u32,
    /// How the last of them ended.
    pub(super) last: Option<Ending>,
    /// Whether it was sent, so that it may take effect late.
    pub(super) sent: bool,
    /// Whether it was under way when the page was closed, and has not been read back since.
    pub(super) interrupted: bool,
}

impl Open {
    /// A row that begins.
    pub(super) fn new() -> Self {
        Self {
            task: Task::Send(None),
            failed: 0,
            last: None,
            sent: false,
            interrupted: false,
        }
    }

    /// A row that was under way when the page was closed.
    pub(super) fn interrupted() -> Self {
        Self {
            task: Task::LookBack(None),
            sent: true,
            interrupted: true,
            ..Self::new()
        }
    }
}

/// The open rows, by their numbers: at most [`OPEN`](super::limits::OPEN), and those that were interrupted.
#[derive(Debug, Default)]
pub(super) struct OpenRows(Vec<(u32, Open)>);

impl OpenRows {
    fn place(&self, row: u32) -> Result<usize, usize> {
        let place = self.0.partition_point(|(of, _)| *of < row);
        match self.0.get(place).is_some_and(|(of, _)| *of == row) {
            true => Ok(place),
            false => Err(place),
        }
    }

    pub(super) fn get(&self, row: u32) -> Option<&Open> {
        self.0.get(self.place(row).ok()?).map(|(_, open)| open)
    }

    pub(super) fn get_mut(&mut self, row: u32) -> Option<&mut Open> {
        let place = self.place(row).ok()?;
        self.0.get_mut(place).map(|(_, open)| open)
    }

    /// Adds a row, unless it is there.
    pub(super) fn add(&mut self, row: u32, open: Open) {
        if let Err(place) = self.place(row) {
            self.0.insert(place, (row, open));
        }
    }

    pub(super) fn remove(&mut self, row: u32) {
        if let Ok(place) = self.place(row) {
            self.0.remove(place);
        }
    }

    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Returns the rows in their order.
    pub(super) fn iter(&self) -> std::slice::Iter<'_, (u32, Open)> {
        self.0.iter()
    }
}

//! [`Grid`]: rows, columns and what is known of them.

use webex_api::{PersonId, SessionTypeId};

use super::cell::Cell;
use super::history::History;
use super::row::{Held, Row, bit};

/// The most people in a grid: each is one request.
pub const MOST_PEOPLE: usize = 500;
/// The most session types in a grid: each is one bit of a number.
pub const MOST_TYPES: usize = 64;

/// People, session types, what is held, and what is staged. Rows and columns are given by their places.
#[derive(Clone, Debug, Default)]
pub struct Grid {
    pub(super) types: Vec<SessionTypeId>,
    pub(super) rows: Vec<Row>,
    pub(super) history: History,
    no_room: usize,
    types_left_out: usize,
}

/// What is staged in a grid.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// Cells that will change.
    pub cells: usize,
    /// People with such cells.
    pub people: usize,
    /// People with staged cells that cannot be sent, because their list is not known.
    pub left_out: usize,
}

impl Grid {
    /// A grid in which nothing is known and nothing staged. What is beyond [`MOST_PEOPLE`] and [`MOST_TYPES`] is left out.
    pub fn new(types: Vec<SessionTypeId>, people: Vec<PersonId>) -> Self {
        let mut grid = Self {
            types,
            ..Self::default()
        };
        grid.types_left_out = grid.types.len().saturating_sub(MOST_TYPES);
        grid.types.truncate(MOST_TYPES);
        grid.add_people(people);
        grid
    }

    /// Adds people who are not in the grid, below the others, and counts those who have no room.
    fn add_people(&mut self, people: Vec<PersonId>) {
        self.no_room = 0;
        for person in people {
            if self.row_of(&person).is_some() {
                continue;
            }
            if self.rows.len() < MOST_PEOPLE {
                self.rows.push(Row::new(person));
            } else {
                self.no_room += 1;
            }
        }
    }

    /// How many of the people that were to be shown last have no room, because those with staged changes stay.
    pub const fn no_room(&self) -> usize {
        self.no_room
    }

    /// How many session types of the site are beyond [`MOST_TYPES`], and have no column.
    pub const fn types_left_out(&self) -> usize {
        self.types_left_out
    }

    /// Keeps only the people with staged changes. What was done cannot be undone afterwards, because the rows have other places.
    pub(super) fn keep_staged(&mut self) {
        self.rows.retain(Row::is_staged);
        self.history = History::default();
    }

    /// Shows these people, and those whose changes are staged. A grid that shows them already keeps its rows and its history.
    pub fn show(&mut self, people: Vec<PersonId>) {
        let wanted = |row: &Row| row.is_staged() || people.iter().any(|of| of.is_same(&row.person));
        if !self.rows.iter().all(wanted) {
            self.keep_staged();
        }
        self.add_people(people);
    }

    /// The session types, by their columns.
    pub fn types(&self) -> &[SessionTypeId] {
        &self.types
    }

    /// How many rows there are.
    pub const fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there are no rows.
    pub const fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Whose row it is.
    pub fn person(&self, row: usize) -> Option<&PersonId> {
        self.rows.get(row).map(|row| &row.person)
    }

    /// The row of a person.
    pub fn row_of(&self, person: &PersonId) -> Option<usize> {
        self.rows.iter().position(|row| row.person.is_same(person))
    }

    /// The state of a cell.
    pub fn cell(&self, row: usize, column: usize) -> Cell {
        let row = self.rows.get(row).filter(|_| column < self.types.len());
        row.map_or(Cell::Unknown, |row| row.cell(column))
    }

    /// Whether a row has staged changes.
    pub fn is_staged(&self, row: usize) -> bool {
        self.rows.get(row).is_some_and(Row::is_staged)
    }

    /// The people who have not been read yet, or are to be read again.
    pub fn waiting(&self) -> Vec<PersonId> {
        let mut waiting = Vec::new();
        for row in &self.rows {
            if row.held == Held::Waiting {
                waiting.push(row.person.clone());
            }
        }
        waiting
    }

    /// Takes what a person holds now; `None` if it cannot be known. Staged changes that would change nothing any more go.
    pub fn read(
        &mut self,
        person: &PersonId,
        held: Option<&mut dyn Iterator<Item = &SessionTypeId>>,
    ) {
        let held = match held {
            None => Held::Unknown,
            Some(held) => {
                let mut bits = 0;
                for id in held {
                    bits |= self.column_of(id).map_or(0, bit);
                }
                Held::Known(bits)
            }
        };
        self.tell(person, held);
    }

    /// Whom could not be read is to be read again.
    pub fn retry(&mut self) {
        for row in &mut self.rows {
            if row.held == Held::Unknown {
                row.held = Held::Waiting;
            }
        }
    }

    /// How many people have not been read, and how many could not be.
    pub fn unread(&self) -> (usize, usize) {
        let count = |held| self.rows.iter().filter(|row| row.held == held).count();
        (count(Held::Waiting), count(Held::Unknown))
    }

    /// What a person holds may have changed: it is to be read again.
    pub fn forget(&mut self, person: &PersonId) {
        self.tell(person, Held::Waiting);
    }

    fn tell(&mut self, person: &PersonId, held: Held) {
        let row = self.rows.iter_mut().find(|row| row.person.is_same(person));
        if let Some(row) = row {
            row.held = held;
            row.settle();
        }
    }

    /// Counts what is staged.
    pub fn count(&self) -> Count {
        let mut count = Count::default();
        for row in &self.rows {
            let cells = (row.on | row.off).count_ones() as usize;
            if cells == 0 {
                continue;
            }
            match row.held {
                Held::Known(_) => {
                    count.cells += cells;
                    count.people += 1;
                }
                Held::Waiting | Held::Unknown => count.left_out += 1,
            }
        }
        count
    }

    pub(super) fn column_of(&self, id: &SessionTypeId) -> Option<usize> {
        self.types.iter().position(|of| of == id)
    }
}

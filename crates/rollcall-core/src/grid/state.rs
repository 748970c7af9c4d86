//! [`Grid`]: rows, columns and what is known of them.

use webex_api::PersonId;

use super::cell::{Cell, OFF, Value};
use super::column::{Column, Kind};
use super::history::History;
use super::row::{Held, Row};
use crate::interner::Interner;

/// The most people in a grid: each is one request.
pub const MOST_PEOPLE: usize = 500;
/// The most columns in a grid.
pub const MOST_COLUMNS: usize = 64;

/// People, session types or tracking codes, what is held, and what is staged. Rows and columns are given by their places.
#[derive(Debug)]
pub struct Grid {
    pub(super) kind: Kind,
    pub(super) columns: Vec<Column>,
    /// The texts that cells hold, by the number of their value.
    pub(super) texts: Interner<String>,
    pub(super) rows: Vec<Row>,
    pub(super) history: History,
    no_room: usize,
    pub(super) columns_left_out: usize,
}

/// What is staged in a grid.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// Cells that will change.
    pub cells: usize,
    /// People with such cells.
    pub people: usize,
    /// People with staged cells that cannot be sent, because what they have is not known.
    pub left_out: usize,
}

impl Grid {
    /// A grid in which nothing is known and nothing staged. What is beyond [`MOST_PEOPLE`] and [`MOST_COLUMNS`] is left out.
    pub fn new(kind: Kind, mut columns: Vec<Column>, people: Vec<PersonId>) -> Self {
        let columns_left_out = columns.len().saturating_sub(MOST_COLUMNS);
        columns.truncate(MOST_COLUMNS);
        let mut texts = Interner::default();
        // By the numbers of `OFF` and `ON`.
        let first: &[&str] = match kind {
            Kind::Types => &["FALSE", "TRUE"],
            Kind::Codes => &[""],
        };
        for text in first {
            texts.intern((*text).to_owned());
        }
        let mut grid = Self {
            kind,
            columns,
            texts,
            rows: Vec::new(),
            history: History::default(),
            no_room: 0,
            columns_left_out,
        };
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
                self.rows.push(Row::new(person, self.columns.len()));
            } else {
                self.no_room += 1;
            }
        }
    }

    /// How many of the people that were to be shown last have no room, because those with staged changes stay.
    pub const fn no_room(&self) -> usize {
        self.no_room
    }

    /// How many session types or tracking codes of the site are beyond [`MOST_COLUMNS`], and have no column.
    pub const fn columns_left_out(&self) -> usize {
        self.columns_left_out
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

    /// What the columns are.
    pub const fn kind(&self) -> Kind {
        self.kind
    }

    /// The columns.
    pub fn columns(&self) -> &[Column] {
        &self.columns
    }

    /// The text of a value: TRUE or FALSE for session types, and nothing where a tracking code has no value.
    pub fn text(&self, value: Value) -> &str {
        self.texts.get(value.0).map_or("", String::as_str)
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
        let row = self.rows.get(row).filter(|_| column < self.columns.len());
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

    /// Takes what a person holds now, as keys of columns with the texts of values; `None` if it cannot be known. A session type that is
    /// not there is not held; of a tracking code that is not there nothing is known. Staged changes that would change nothing any more go.
    pub fn read(
        &mut self,
        person: &PersonId,
        held: Option<&mut dyn Iterator<Item = (&str, &str)>>,
    ) {
        let held = match held {
            None => Held::Unknown,
            Some(held) => {
                let unsaid = (self.kind == Kind::Types).then_some(OFF);
                let mut values = vec![unsaid; self.columns.len()];
                for (key, text) in held {
                    if let Some(column) = self.column_of(key)
                        && let Some(value) = values.get_mut(column)
                    {
                        *value = Some(Value(self.texts.intern(text.to_owned())));
                    }
                }
                Held::Known(values)
            }
        };
        self.tell(person, held);
    }

    /// Whom could not be read, or not as a whole, is to be read again.
    pub fn retry(&mut self) {
        for row in &mut self.rows {
            if row.lacks() {
                row.held = Held::Waiting;
            }
        }
    }

    /// How many people have not been read, and how many could not be, or not as a whole.
    pub fn unread(&self) -> (usize, usize) {
        let waiting = |row: &&Row| row.held == Held::Waiting;
        (
            self.rows.iter().filter(waiting).count(),
            self.rows.iter().filter(|row| row.lacks()).count(),
        )
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
            let (cells, others) = row.to_send();
            count.cells += cells.len();
            count.people += usize::from(!cells.is_empty());
            count.left_out += usize::from(others);
        }
        count
    }

    /// Whether a person is to get something, in any column.
    pub fn gains(&self, row: usize) -> bool {
        let row = self.rows.get(row);
        row.is_some_and(|row| row.to_send().0.iter().any(|(_, value)| *value != OFF))
    }

    pub(super) fn column_of(&self, key: &str) -> Option<usize> {
        self.columns.iter().position(|of| of.key == key)
    }
}

//! Writes the clean file: what is not repaired is copied from the text of the file as it is.

use std::ops::Range;

use crate::csv::push_cell;
use crate::files::column::Kind;
use crate::files::encoding::{Encoding, utf16le};
use crate::files::record::{Places, Record};
use crate::files::table::Table;

/// Where a cell of the clean file comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cell {
    /// This column of the file.
    Kept(usize),
    /// This column of the original.
    Restored(usize),
}

/// How Control Hub wants a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Layout {
    pub(super) encoding: Encoding,
    pub(super) separator: char,
}

impl Layout {
    /// The layout of a kind of file: UTF-16LE with tabs for a meeting site, otherwise UTF-8 with commas.
    pub(super) const fn of(kind: Kind) -> Self {
        match kind {
            Kind::Meetings => Self {
                encoding: Encoding::Utf16Le,
                separator: '\t',
            },
            _ => Self {
                encoding: Encoding::Utf8,
                separator: ',',
            },
        }
    }
}

/// The clean file while it is written.
pub(super) struct Rewrite<'a> {
    table: &'a Table,
    layout: Layout,
    cells: Vec<Cell>,
    places: Places,
    text: String,
    /// How much of the file is done with.
    done: usize,
}

impl<'a> Rewrite<'a> {
    /// Begins a file with these columns.
    pub(super) fn new(table: &'a Table, cells: Vec<Cell>) -> Self {
        Self {
            layout: Layout::of(table.kind()),
            text: String::with_capacity(table.text().len() + 1024),
            // Leaves out a line that sets the separator.
            done: match table.declares_separator() {
                true => table.header().start,
                false => 0,
            },
            places: Places::new(table.separator_byte()),
            cells,
            table,
        }
    }

    /// Whether the columns are those of the file.
    fn keeps_columns(&self) -> bool {
        let kept = (0..self.table.columns().len()).map(Cell::Kept);
        self.cells.iter().copied().eq(kept)
    }

    /// Writes a row, or the names of the columns. `replaced` holds the columns with new texts, `restored` the cells of the original.
    /// `even` makes as many cells as there are columns.
    pub(super) fn row(
        &mut self,
        row: &Record,
        replaced: &[(usize, String)],
        restored: impl Fn(usize) -> String,
        even: bool,
    ) {
        let range = row.range();
        self.copy_to(range.start);
        self.done = range.end;
        let raw = &self.table.text()[range];
        let same_separator = self.layout.separator == self.table.separator();
        if same_separator && replaced.is_empty() && !even && self.keeps_columns() {
            self.text.push_str(raw);
            return;
        }
        let places = self.places.of(raw);
        let columns = self.table.columns().len();
        let further = (columns..row.len()).filter(|_| !even).map(Cell::Kept);
        let mut first = true;
        for cell in self.cells.iter().copied().chain(further) {
            if let Cell::Kept(column) = cell
                && column >= row.len()
                && !even
            {
                continue;
            }
            if !std::mem::take(&mut first) {
                self.text.push(self.layout.separator);
            }
            let new = match cell {
                Cell::Kept(column) => replaced
                    .iter()
                    .find(|(place, _)| *place == column)
                    .map(|(_, new)| new.clone()),
                Cell::Restored(column) => Some(restored(column)),
            };
            match (new, cell) {
                (Some(new), _) => push_cell(&mut self.text, &new, self.layout.separator),
                (None, Cell::Kept(column)) if same_separator => {
                    let place = places.get(column).cloned().unwrap_or_default();
                    self.text.push_str(&raw[place]);
                }
                (None, Cell::Kept(column)) => {
                    let cell = row.get(column).unwrap_or_default();
                    push_cell(&mut self.text, cell, self.layout.separator);
                }
                (None, Cell::Restored(_)) => {}
            }
        }
    }

    /// Leaves out a row with its line end.
    pub(super) fn leave_out(&mut self, range: Range<usize>) {
        self.copy_to(range.start);
        let rest = &self.table.text()[range.end..];
        let end = match rest.as_bytes() {
            [b'\r', b'\n', ..] => 2,
            [b'\r' | b'\n', ..] => 1,
            _ => 0,
        };
        self.done = range.end + end;
    }

    fn copy_to(&mut self, place: usize) {
        self.text.push_str(&self.table.text()[self.done..place]);
    }

    /// Returns the bytes of the file.
    pub(super) fn finish(mut self) -> Vec<u8> {
        self.copy_to(self.table.text().len());
        match self.layout.encoding {
            Encoding::Utf16Le => utf16le(&self.text),
            _ if self.table.is_marked() && self.table.encoding() == Encoding::Utf8 => {
                ["\u{feff}", &self.text].concat().into_bytes()
            }
            _ => self.text.into_bytes(),
        }
    }
}

//! Draws the rows of a windowed table, and changes only what differs when a row comes to show something else.

use std::sync::Arc;

use super::cell::RowContent;
use super::column::{Column, ColumnWidth};
use super::drawn::{Drawn, InRow};
use super::ring::{row_of, turn};
use crate::browser::nodes::Node;
use crate::ui::unique_id::unique_id;

/// The drawn rows of a table.
pub(super) struct Painter {
    body: Node,
    columns: Arc<[Column]>,
    is_grid: bool,
    /// Whether single cells are active.
    has_cells: bool,
    is_narrow: bool,
    slots: Vec<Slot>,
    /// The slot that is drawn first.
    first: usize,
}

impl Painter {
    /// Draws into a table body, no rows at first.
    pub(super) const fn new(
        body: Node,
        columns: Arc<[Column]>,
        is_grid: bool,
        has_cells: bool,
    ) -> Self {
        Self {
            body,
            columns,
            is_grid,
            has_cells,
            is_narrow: false,
            slots: Vec::new(),
            first: 0,
        }
    }

    /// Adds empty rows at the end, or takes the last ones away. Others stay where they are, and keep the focus. `is_narrow` says whether
    /// the table has room for few columns; where that changes, all rows are new.
    pub(super) fn resize(&mut self, len: usize, is_narrow: bool) {
        if self.is_narrow != is_narrow {
            self.is_narrow = is_narrow;
            for gone in self.slots.drain(..) {
                gone.row.remove();
            }
            self.first = 0;
        }
        self.slots.rotate_left(self.first);
        for gone in self.slots.drain(len.min(self.slots.len())..) {
            gone.row.remove();
        }
        while self.slots.len() < len {
            match self.new_slot() {
                Some(slot) => self.slots.push(slot),
                None => break,
            }
        }
        let start = self.slots.first().and_then(|slot| slot.shows);
        self.first = start.unwrap_or_default() % self.slots.len().max(1);
        self.slots.rotate_right(self.first);
    }

    fn new_slot(&self) -> Option<Slot> {
        let (row, id) = (Node::new("tr", "")?, unique_id("row"));
        row.set("id", Some(&id));
        // The first cell that is no box names the row.
        let naming = self
            .columns
            .iter()
            .position(|column| column.width != ColumnWidth::Check);
        let around = InRow {
            id: id.clone(),
            is_grid: self.is_grid,
            is_narrow: self.is_narrow,
        };
        let cells = self.columns.iter().enumerate();
        let cells = cells.filter_map(|(place, column)| {
            let names = Some(place) == naming;
            let id = self.has_cells.then(|| cell_id(&id, place));
            Drawn::new(&row, column.class(), names, id.as_deref(), around.clone())
        });
        let cells = cells.collect();
        self.body.append(&row);
        Some(Slot {
            row,
            id,
            shows: None,
            selected: None,
            active: false,
            cells,
        })
    }

    /// Marks the active row, and returns its id, if it is drawn; with a column, the id of its cell there, which marks itself.
    pub(super) fn activate(
        &mut self,
        active: Option<usize>,
        column: Option<usize>,
    ) -> Option<String> {
        let mut id = None;
        for slot in &mut self.slots {
            let is_active = active.is_some() && slot.shows == active;
            slot.mark(is_active && column.is_none());
            if is_active {
                id = Some(match column {
                    Some(column) => cell_id(&slot.id, column),
                    None => slot.id.clone(),
                });
            }
        }
        id
    }

    /// Shows the list from row `start` on. Without `all`, only rows that were not shown before.
    pub(super) fn show(&mut self, start: usize, all: bool, content: &dyn Fn(usize) -> RowContent) {
        let len = self.slots.len();
        self.turn_to(start % len.max(1));
        for (place, slot) in self.slots.iter_mut().enumerate() {
            let row = row_of(place, start, len);
            if all || slot.shows != Some(row) {
                slot.show(row, content(row));
            }
        }
    }

    /// Moves rows from one end of the body to the other until this slot comes first.
    fn turn_to(&mut self, first: usize) {
        let len = self.slots.len();
        let steps = turn(self.first, first, len);
        for step in 0..steps.unsigned_abs() {
            let moved = if steps > 0 {
                self.first + step
            } else {
                self.first + len - 1 - step
            };
            match self.slots.get(moved % len) {
                Some(slot) if steps > 0 => self.body.append(&slot.row),
                Some(slot) => self.body.prepend(&slot.row),
                None => {}
            }
        }
        self.first = first;
    }
}

/// The id of a cell, which ends with its column.
fn cell_id(row: &str, column: usize) -> String {
    format!("{row}-{column}")
}

/// A drawn row.
struct Slot {
    row: Node,
    id: String,
    /// The list row that it shows.
    shows: Option<usize>,
    selected: Option<bool>,
    active: bool,
    cells: Vec<Drawn>,
}

impl Slot {
    fn mark(&mut self, active: bool) {
        if self.active != active {
            self.active = active;
            self.row.set("class", active.then_some("active"));
        }
    }

    fn show(&mut self, row: usize, content: RowContent) {
        if self.shows != Some(row) {
            self.shows = Some(row);
            // The head is the first row, and rows are counted from 1.
            self.row.set("aria-rowindex", Some(&(row + 2).to_string()));
        }
        if self.selected != content.selected {
            self.selected = content.selected;
            let selected = content.selected.map(|it| if it { "true" } else { "false" });
            self.row.set("aria-selected", selected);
        }
        for (drawn, cell) in self.cells.iter_mut().zip(content.cells) {
            drawn.show(cell, content.selected == Some(true));
        }
    }
}

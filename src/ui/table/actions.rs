//! What a reader does with the rows of a table, by keyboard or mouse.

use crate::prelude::*;
use leptos::ev::KeyboardEvent;

/// An action. Rows are given by their index in the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowAction {
    /// Makes a row the active one.
    Move {
        /// The row.
        to: usize,
    },
    /// Makes a row the active one, and extends the selection to it.
    Extend {
        /// The row that was active.
        from: usize,
        /// The row.
        to: usize,
    },
    /// Selects a row, or takes it out.
    Toggle(usize),
    /// Takes a click on the box of a row.
    Tick {
        /// The row.
        at: usize,
        /// The new state of the box.
        selected: bool,
        /// Whether the click is for all rows since the last one.
        range: bool,
    },
    /// Opens a row.
    Open(usize),
    /// Opens the menu of a row.
    Menu(usize),
    /// Takes all rows out of the selection.
    Clear,
}

/// A table whose rows are selected and opened.
#[derive(Clone, Copy)]
pub struct RowActions {
    /// The active row; none until the table has the focus for the first time.
    pub active: RwSignal<Option<usize>>,
    /// Called with each action, after the active row has changed.
    pub on_action: Callback<RowAction>,
    /// Makes single cells active instead of rows. There are no actions of rows then.
    pub cells: Option<CellActions>,
}

/// A table in which single cells are active, and what keys and presses mean is the page's. Each content of a cell is a
/// [`Cell::Mark`](super::Cell::Mark); the first column names the rows.
#[derive(Clone, Copy)]
pub struct CellActions {
    /// The column of the active cell.
    pub column: RwSignal<usize>,
    /// Called with a key and with how many rows are on screen; returns whether the page has a use for it. It may make another cell
    /// active, which is then brought into sight.
    pub on_key: Callback<(KeyboardEvent, usize), bool>,
    /// Called with the row and the column of a cell that is pressed, and whether Shift is held.
    pub on_press: Callback<(usize, usize, bool)>,
}

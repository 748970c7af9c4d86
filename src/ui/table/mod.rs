//! A table of any length that draws only the rows on screen, as a real `<table>` with the row count and row numbers that
//! assistive technology needs.

mod actions;
mod body;
mod cell;
mod column;
mod drawn;
mod grid;
mod keys;
mod memory;
mod paint;
mod ring;
mod sizes;
mod waiting;
mod windowed;

pub use actions::{CellActions, RowAction, RowActions};
pub use cell::{Cell, Editor, Mark, Name, RowContent};
pub use column::{Column, ColumnWidth};
pub use memory::follow_memory;
pub use sizes::ColumnSizes;
pub use waiting::WaitingTable;
pub use windowed::WindowedTable;

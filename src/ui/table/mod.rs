//! A table of any length that draws only the rows on screen, as a real `<table>` with the row count and row numbers that
//! assistive technology needs.

mod body;
mod column;
mod grid;
mod keys;
mod memory;
mod ring;
mod sizes;
mod waiting;
mod windowed;

pub use column::{Column, ColumnWidth};
pub use keys::{RowKey, RowKeys};
pub use memory::follow_memory;
pub use sizes::ColumnSizes;
pub use waiting::WaitingTable;
pub use windowed::WindowedTable;

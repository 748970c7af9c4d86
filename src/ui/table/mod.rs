//! A table of any length that draws only the rows on screen, as a real `<table>` with the row count and row numbers that
//! assistive technology needs.

mod body;
mod column;
mod memory;
mod ring;
mod waiting;
mod windowed;

pub use column::{Column, ColumnWidth};
pub use memory::follow_memory;
pub use waiting::WaitingTable;
pub use windowed::WindowedTable;

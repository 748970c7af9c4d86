//! A grid of people and the session types of a site, or its tracking codes, edited by hand before anything is sent.
//!
//! ```text
//! what Webex answered ─► held ─┐
//! keys, pastes, copies ─► staged ┴─► cells on screen ─► wishes of a job
//! ```
//!
//! - [`Grid`]: rows, cells and every operation; each can be undone and done again.
//! - [`Kind`] and [`Column`]: whether cells are on or off, or texts, and which texts a column accepts.
//! - [`Value`]: what a cell holds, as a number, so that both kinds of cells are the same to every operation.
//! - [`Pasted`]: what became of a text from a spreadsheet.
//! - [`Stored`]: the staged changes as a text for session storage.
//!
//! What is not known, because Webex left it out or it could not be read, has no cell that can be edited: an unknown list is not an
//! empty one. What is staged stays with the person and the column, so it outlives sorting, filtering and reading again.

mod cell;
mod column;
mod edits;
mod enter;
mod history;
mod look;
mod paste;
mod row;
mod state;
mod stored;
mod undo;
mod wishes;

#[cfg(test)]
mod samples;
#[cfg(test)]
mod tests;

pub use cell::{Cell, OFF, ON, Shared, Value};
pub use column::{Column, Kind, Offered};
pub use paste::{Fault, Pasted, Why};
pub use state::{Count, Grid, MOST_COLUMNS, MOST_PEOPLE};
pub use stored::{Stored, StoredRow};

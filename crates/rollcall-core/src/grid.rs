//! A grid of people and the session types of a site, edited by hand before anything is sent.
//!
//! ```text
//! what Webex answered ─► held ─┐
//! keys, pastes, copies ─► staged ┴─► cells on screen ─► wishes of a job
//! ```
//!
//! - [`Grid`]: rows, cells and every operation; each can be undone and done again.
//! - [`Pasted`]: what became of a text from a spreadsheet.
//! - [`Stored`]: the staged changes as a text for session storage.
//!
//! A person whose list is not known, because Webex left it out or it could not be read, has no cell that can be edited: an unknown list
//! is not an empty one. What is staged stays with the person and the session type, so it outlives sorting, filtering and reading again.

mod cell;
mod edits;
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

pub use cell::{Cell, Shared};
pub use paste::{Fault, Pasted, Why};
pub use state::{Count, Grid, MOST_PEOPLE, MOST_TYPES};
pub use stored::{Stored, StoredRow};

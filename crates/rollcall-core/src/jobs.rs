//! Jobs: one intention for many people, planned, run and recorded.
//!
//! ```text
//! ```
//!
//! - [`edit`]: what a row does, without saying to whom: one file for each kind.
//! - [`plan`]: source rows and edits become ordered rows, with what is refused beforehand and the seats before and after.
//! - [`gate`]: how many requests are sent at once, and how fast.
//!
//! A job has no write path of its own: each row becomes a [`Change`](crate::change::Change) and goes through
//! [`change`](crate::change) like an edit of one person. Everything here is pure. Time and randomness are arguments.

pub mod edit;
pub mod gate;
pub mod plan;

#[cfg(test)]
mod samples;

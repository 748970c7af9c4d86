//! Jobs: one intention for many people, planned, run and recorded.
//!
//! ```text
//! source rows × what to do ─► plan ─► run ─► journal ─► what a screen shows, and what a resumed job continues from
//! ```
//!
//! - [`edit`]: what a row does, without saying to whom: one file for each kind.
//! - [`recipes`]: edits for common intentions.
//! - [`from_file`]: what a file asks for.
//! - [`plan`]: source rows and edits become ordered rows, with what is refused beforehand and the seats before and after.
//! - [`run`]: the machine that decides what is done next.
//! - [`driver`]: does what the machine wants, with several rows at once, and is what screens talk to.
//! - [`gate`]: how many requests are sent at once, and how fast.
//! - [`ending`]: how one attempt at a row ended, and what has to be done about it.
//! - [`journal`]: what must survive a closed tab, and the state that it folds into.
//! - [`report`]: the results as files, the failed rows again, and the way back.
//! - [`script`]: the job as a shell script.
//! - [`digest`]: hashes of plans and results.
//!
//! A job has no write path of its own: each row becomes a [`Change`](crate::change::Change) and goes through
//! [`change`](crate::change) like an edit of one person. Everything here is pure: time, randomness and storage come through ports.

pub mod digest;
pub mod driver;
pub mod edit;
pub mod ending;
pub mod from_file;
pub mod gate;
pub mod journal;
pub(crate) mod json;
pub mod plan;
pub mod recipes;
pub mod report;
pub mod run;
pub mod script;

#[cfg(test)]
mod samples;

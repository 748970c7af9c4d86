//! What is left of a job: its results as files, the rows to run again, and the rows that take it back.

mod again;
mod results;

#[cfg(test)]
mod tests;

pub use again::{NotUndone, PartlyDone, Undo, UndoFault, failed_again, not_run, undo};
pub use results::{INSTRUCTION, ResultRow, result, results, to_csv, to_json};

//! The file doctor: finds what a spreadsheet or a hand did to a file of Control Hub, explains it, and writes a clean file.
//!
//! It needs no organisation, so it works without signing in. Two files are known: the users, in UTF-8 with commas, and the users of a
//! meeting site, in UTF-16LE with tabs, of which Control Hub wants every column back. With the file as it was exported beside it, the
//! doctor compares cell by cell; without it, it judges by form, and repairs only what is sure.
//!
//! - `finding`: what is wrong, what it means for Control Hub, what the repair does.
//! - `shape`: what spreadsheets make of cells.
//! - `original`: the exported file.
//! - `cells`: judges single cells.
//! - `keys`: judges the keys of the rows.
//! - `examination`: judges the file and its rows.
//! - `rewrite`: writes the clean file; what is not repaired stays byte for byte, apart from the encoding.

mod cells;
mod examination;
mod finding;
mod keys;
mod original;
mod rewrite;
mod shape;

#[cfg(test)]
mod tests;

pub use examination::{Examination, examine};
pub use finding::{Damage, Finding, Findings, Repair};
pub(crate) use shape::any_truth;

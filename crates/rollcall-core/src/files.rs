//! Files as sources: tables and lists of people that an administrator brings along, and Control Hub's own files, checked and repaired.
//!
//! - `encoding`: from the bytes of a file to its text.
//! - `record`: the records of a text, each with its place. `csv-core` parses them.
//! - `table`: a file with its separator and its columns.
//! - `column`: what the columns mean in each kind of file, by their `names`.
//! - `source`: a file as rows about people, each with what it wants.
//! - `problem`: what is wrong with a row, in a sentence with line and column.
//! - `correction`: another text in one cell.
//! - `people`: whom the rows are about, among the people of the organisation.
//! - `licenses`: the licences that a row wants, compared with those the person has.
//! - [`doctor`]: finds and repairs what a spreadsheet did to a file of Control Hub.
//!
//! Three rules hold for every source. What a file does not have stays untouched, and an empty cell wants nothing. The columns that
//! say whom a row is about are never written. A row with a problem is not used, and its problem is told; nothing is guessed.

mod column;
mod correction;
pub mod doctor;
mod encoding;
mod licenses;
mod names;
mod people;
mod problem;
mod record;
mod source;
mod table;

#[cfg(test)]
mod tests;

pub use column::{Column, Kind, LicenseColumn, Role};
pub use encoding::{Binary, Encoding};
pub use licenses::{LicenseEdit, Pools};
pub use names::{NO_LICENSES, NOT_LOADED, NOT_TOLD, PEOPLE_HEADER};
pub use people::People;
pub use problem::{CELL_LIMIT, Fault, Problem};
pub use record::{Record, Records};
pub use source::{NoSource, Row, Rows, Source, Wanted, Who, session_types};
pub use table::{SIZE_LIMIT, Table, Unreadable};

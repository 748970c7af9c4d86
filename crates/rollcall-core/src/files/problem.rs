//! [`Problem`]: what is wrong with a row, in a sentence with line and column.

use std::fmt;

use super::encoding::Binary;
use super::table::{SIZE_LIMIT, Unreadable};
use crate::meetings::MOST_CHARACTERS;
use crate::number::{counted, grouped};
use crate::visible::visible;

/// The longest cell that is used, in bytes: what a cell of Excel can hold.
pub const CELL_LIMIT: usize = 32_767;

/// What is wrong in one place of a file. The row is not used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The line of the file, from 1.
    pub line: u32,
    /// The name of the column, unless the whole row is meant.
    pub column: Option<String>,
    /// The beginning of the cell, at most 60 characters.
    pub found: String,
    /// What is wrong with it.
    pub fault: Fault,
}

/// What can be wrong with a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The row has no key.
    NoPerson,
    /// What should be an address is none.
    NotAnAddress,
    /// Several addresses are in one cell.
    SeveralAddresses,
    /// What should be the id of a person is the id of something else, or none.
    NotAPersonId,
    /// An earlier row is about the same person.
    Duplicate {
        /// Its line.
        of: u32,
    },
    /// The row has another number of cells than there are columns.
    Cells {
        /// How many it has.
        cells: usize,
        /// How many columns there are.
        columns: usize,
    },
    /// Neither `TRUE` nor `FALSE` is in the column of a licence.
    NotTrueOrFalse,
    /// A formula is in a cell. It is not computed.
    Formula,
    /// A NUL character or something that could not be read is in a cell.
    Garbled,
    /// A cell is longer than [`CELL_LIMIT`].
    TooLong {
        /// How many bytes it has.
        bytes: usize,
    },
    /// The value of a tracking code is longer than [`MOST_CHARACTERS`].
    LongCode,
    /// No person of the organisation has this address.
    UnknownPerson,
    /// No person of the organisation has this id.
    UnknownId,
    /// Several people have this address.
    SeveralPeople,
    /// The id and the address of the row are those of two people.
    DifferentPeople,
    /// The organisation has no licence with this name, or several.
    UnknownLicense,
    /// All licences of the person are wanted, and Webex did not list those that they have.
    NotLoaded,
}

impl Problem {
    /// A problem of a whole row.
    pub(super) fn of_row(line: u32, fault: Fault) -> Self {
        let (column, found) = (None, String::new());
        Self {
            line,
            column,
            found,
            fault,
        }
    }
}

/// The beginning of a cell, for a sentence.
pub(super) fn excerpt(cell: &str) -> String {
    const LENGTH: usize = 60;
    let mut letters = cell.chars();
    let head: String = letters.by_ref().take(LENGTH).collect();
    let mut shown = visible(&head).into_owned();
    if letters.next().is_some() {
        shown.push('…');
    }
    shown
}

/// "Line 7, column Email: …"
pub(super) fn place(line: u32, column: Option<&str>) -> String {
    let line = grouped(line as usize);
    match column {
        Some(column) => format!("Line {line}, column {}", excerpt(column)),
        None => format!("Line {line}"),
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: ", place(self.line, self.column.as_deref()))?;
        let found = &self.found;
        match self.fault {
            Fault::NoPerson => f.write_str("the row names nobody."),
            Fault::NotAnAddress => write!(f, "“{found}” is not an email address."),
            Fault::SeveralAddresses => write!(
                f,
                "“{found}” has several email addresses; put each in a row of its own."
            ),
            Fault::NotAPersonId => write!(f, "“{found}” is not the ID of a person."),
            Fault::Duplicate { of } => {
                write!(f, "“{found}” is in line {} already.", grouped(of as usize))
            }
            Fault::Cells { cells, columns } => write!(
                f,
                "the row has {}, but the file has {}.",
                counted(cells, "cell", "cells"),
                counted(columns, "column", "columns")
            ),
            Fault::NotTrueOrFalse => write!(f, "“{found}” is neither TRUE nor FALSE."),
            Fault::Formula => write!(f, "“{found}” is a formula; put its result there."),
            Fault::Garbled => write!(f, "“{found}” has characters that cannot be read."),
            Fault::TooLong { bytes } => write!(
                f,
                "the cell has {}, more than a cell can hold.",
                counted(bytes, "byte", "bytes")
            ),
            Fault::LongCode => write!(
                f,
                "“{found}” is longer than {MOST_CHARACTERS} characters, the most that a tracking code can have."
            ),
            Fault::UnknownPerson => {
                write!(f, "nobody in this organisation has the address “{found}”.")
            }
            Fault::UnknownId => write!(
                f,
                "nobody in this organisation has the ID “{found}”; the file may come from another organisation."
            ),
            Fault::SeveralPeople => write!(f, "several people have the address “{found}”."),
            Fault::DifferentPeople => write!(
                f,
                "“{found}” and the ID in this row belong to different people."
            ),
            Fault::NotLoaded => f.write_str("Webex did not list the licences of this person."),
            Fault::UnknownLicense => write!(
                f,
                "this organisation has no licence called “{found}”, or several."
            ),
        }
    }
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("The file is empty."),
            Self::TooLarge { bytes } => write!(
                f,
                "The file has {}, and at most {} can be read. Split it.",
                counted(*bytes, "byte", "bytes"),
                grouped(SIZE_LIMIT)
            ),
            Self::Binary(Binary::Workbook) => f.write_str(
                "The file is a workbook of a spreadsheet program (.xlsx or .ods), whatever its name says. Save it there as CSV UTF-8.",
            ),
            Self::Binary(Binary::OldWorkbook) => f.write_str(
                "The file is a workbook of Excel (.xls), whatever its name says. Save it there as CSV UTF-8.",
            ),
            Self::Binary(Binary::Pdf) => f.write_str("The file is a PDF document, not a table."),
            Self::Binary(Binary::Gzip) => f.write_str("The file is compressed. Unpack it first."),
            Self::UnclosedQuote { line, column } => write!(
                f,
                "{}: a quotation mark opens a cell and none closes it, so the rest of the file would be in this cell.",
                place(*line, Some(column))
            ),
        }
    }
}

impl std::error::Error for Unreadable {}

//! [`Finding`]: what is wrong in one place of a file of Control Hub, and what became of it.

use std::fmt;

use crate::files::encoding::Encoding;
use crate::files::problem::{excerpt, place};
use crate::files::table::Unreadable;
use crate::number::{counted, grouped};

/// What is wrong in one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The line of the file, from 1.
    pub line: u32,
    /// The name of the column, unless the whole row or the whole file is meant.
    pub column: Option<String>,
    /// The beginning of the cell, at most 60 characters.
    pub found: String,
    /// What is wrong with it.
    pub damage: Damage,
    /// What the clean file has instead.
    pub repair: Repair,
}

/// What can be wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Damage {
    /// The file cannot be read as a table.
    Unreadable(Unreadable),
    /// It is neither the file of the users nor that of a meeting site.
    NotControlHub,
    /// The original cannot be used: it cannot be read, or is another kind of file.
    UnusableOriginal,
    /// The text is stored in another way than Control Hub wants.
    Encoding(Encoding),
    /// The cells are separated by something else than Control Hub wants.
    Separator(char),
    /// The first line sets the separator for Excel.
    SeparatorLine,
    /// Some bytes are no text in the encoding of the file.
    Undecodable,
    /// A column of the original, or one that the file must have, is not there.
    ColumnRemoved,
    /// A column that the original does not have.
    ColumnAdded,
    /// Two columns have the same name.
    ColumnTwice,
    /// A row with nothing in it.
    EmptyRow,
    /// A row with more cells than there are columns.
    TooManyCells,
    /// A row with fewer cells than there are columns.
    TooFewCells,
    /// A row with the key of an earlier one.
    DuplicateKey {
        /// The line of the earlier one.
        of: u32,
    },
    /// A row without a key.
    NoKey,
    /// A key that is none, by its form.
    MalformedKey,
    /// A key that was changed since the export.
    ChangedKey,
    /// A key that the original does not have.
    NewKey,
    /// The `+` of a phone number is gone.
    LostPlus,
    /// Zeros at the beginning are gone.
    LostZeros,
    /// A number was written in scientific notation.
    Scientific,
    /// The last digits of a long number became zeros.
    Rounded,
    /// A text was taken for a date.
    MadeDate,
    /// A time was written in another form.
    RewrittenTime,
    /// Something that cannot be changed was changed.
    ReadOnly,
    /// A suspended service is marked `TRUE`.
    SuspendedTrue,
    /// `TRUE` or `FALSE` was translated.
    TranslatedTruth,
    /// Neither `TRUE` nor `FALSE` is in the column of a service.
    NotTrueOrFalse,
    /// A formula.
    Formula,
    /// An apostrophe that marks a cell as text for a spreadsheet.
    TextMark,
    /// A NUL character.
    Nul,
}

/// What the clean file has instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Repair {
    /// This text, cut off after 60 characters.
    Replaced(String),
    /// An empty cell.
    Emptied,
    /// The row is left out.
    RowRemoved,
    /// The empty cells at its end are added or left out.
    CellsEvened,
    /// The column of the original.
    ColumnRestored,
    /// The same, stored as Control Hub wants it.
    Rewritten,
    /// The same: it has to be decided by hand, or is harmless.
    Nothing,
}

impl Damage {
    /// Whether Control Hub does what the file means all the same.
    pub const fn is_harmless(&self) -> bool {
        matches!(self, Self::NewKey | Self::UnusableOriginal)
    }

    /// What Control Hub makes of it.
    pub const fn meaning(&self) -> &'static str {
        match self {
            Self::Unreadable(_) => "Control Hub cannot read it either.",
            Self::NotControlHub => "Control Hub finds people by its own column names.",
            Self::UnusableOriginal => "The file is judged by its form alone.",
            Self::Encoding(_) => {
                "Control Hub reads other letters than were meant, or refuses the file."
            }
            Self::Separator(_) => "Control Hub takes each row for a single cell.",
            Self::SeparatorLine => "Control Hub takes this line for the names of the columns.",
            Self::Undecodable => {
                "These letters are lost in this file; take them from the original."
            }
            Self::ColumnRemoved => {
                "Control Hub wants every column in the file of a meeting site; without one, features can stop working."
            }
            Self::ColumnAdded => "Control Hub does not know the column.",
            Self::ColumnTwice => "It is open which of the two Control Hub uses.",
            Self::EmptyRow | Self::NoKey => {
                "Control Hub reports an error, because the row names nobody."
            }
            Self::TooManyCells | Self::TooFewCells => {
                "The cells may belong to other columns than it seems."
            }
            Self::DuplicateKey { .. } => {
                "Control Hub changes the person twice, or refuses the second row."
            }
            Self::MalformedKey => "Control Hub finds nobody by it, or invites somebody new.",
            Self::ChangedKey => {
                "Control Hub takes the row for a new person; the old one is not changed, or is deleted."
            }
            Self::NewKey => "Control Hub adds a new person.",
            Self::LostPlus => {
                "Control Hub expects numbers with + and the country code, and refuses or misreads this one."
            }
            Self::LostZeros => "Control Hub sets another number than was meant.",
            Self::Scientific | Self::Rounded => {
                "Digits are lost, so Control Hub sets a wrong number or refuses it."
            }
            Self::MadeDate => "Control Hub sets the date as a text.",
            Self::RewrittenTime | Self::ReadOnly => {
                "Control Hub can refuse the row, because the column is read-only."
            }
            Self::SuspendedTrue => "Control Hub refuses the whole file.",
            Self::TranslatedTruth | Self::NotTrueOrFalse => {
                "Control Hub knows only TRUE and FALSE."
            }
            Self::Formula => "Control Hub computes nothing and sets the formula as a text.",
            Self::TextMark => "Control Hub takes the apostrophe for a part of the value.",
            Self::Nul => "Control Hub can stop reading there.",
        }
    }
}

impl Finding {
    /// Whether this needs a decision before the file is uploaded.
    pub const fn is_open(&self) -> bool {
        matches!(self.repair, Repair::Nothing) && !self.damage.is_harmless()
    }

    /// What was found, without the place.
    fn what(&self) -> String {
        let found = &self.found;
        match &self.damage {
            Damage::Unreadable(why) => why.to_string(),
            Damage::NotControlHub => {
                "this is neither Control Hub's file of users nor that of a meeting site.".to_owned()
            }
            Damage::UnusableOriginal => {
                "the original is no file of this kind, so nothing was compared with it.".to_owned()
            }
            Damage::Encoding(encoding) => format!("the text is stored as {}.", encoding.name()),
            Damage::Separator(separator) => {
                let name = match separator {
                    ',' => "commas",
                    ';' => "semicolons",
                    _ => "tabs",
                };
                format!("{name} separate the cells.")
            }
            Damage::SeparatorLine => format!("“{found}” tells a spreadsheet the separator."),
            Damage::Undecodable => "some bytes are no letters.".to_owned(),
            Damage::ColumnRemoved => "the column is missing.".to_owned(),
            Damage::ColumnAdded => "the original has no such column.".to_owned(),
            Damage::ColumnTwice => "another column has the same name.".to_owned(),
            Damage::EmptyRow => "the row is empty.".to_owned(),
            Damage::TooManyCells => "the row has more cells than there are columns.".to_owned(),
            Damage::TooFewCells => "the row has fewer cells than there are columns.".to_owned(),
            Damage::DuplicateKey { of } => {
                format!("“{found}” is in line {} already.", grouped(*of as usize))
            }
            Damage::NoKey => "the cell is empty.".to_owned(),
            Damage::MalformedKey => format!("“{found}” has not the form of a key."),
            Damage::ChangedKey => format!("“{found}” is not what was exported."),
            Damage::NewKey => format!("“{found}” is not in the original."),
            Damage::LostPlus => format!("“{found}” has no +."),
            Damage::LostZeros => format!("“{found}” has lost its zeros."),
            Damage::Scientific => format!("“{found}” is in scientific notation."),
            Damage::Rounded => format!("“{found}” is rounded."),
            Damage::MadeDate => format!("“{found}” was made a date."),
            Damage::RewrittenTime => format!("“{found}” is not how Control Hub writes a time."),
            Damage::ReadOnly => format!("“{found}” is not what was exported."),
            Damage::SuspendedTrue => "the suspended service is marked TRUE.".to_owned(),
            Damage::TranslatedTruth | Damage::NotTrueOrFalse => {
                format!("“{found}” is neither TRUE nor FALSE.")
            }
            Damage::Formula => format!("“{found}” is a formula."),
            Damage::TextMark => format!("“{found}” begins with the apostrophe of a spreadsheet."),
            Damage::Nul => format!("“{found}” has a NUL character."),
        }
    }
}

impl fmt::Display for Repair {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Replaced(by) => write!(f, "The clean file has “{by}”."),
            Self::Emptied => {
                f.write_str("The clean file has an empty cell, which changes nothing.")
            }
            Self::RowRemoved => f.write_str("The clean file does not have the row."),
            Self::CellsEvened => f.write_str("The clean file has as many cells as columns."),
            Self::ColumnRestored => f.write_str("The clean file has the column of the original."),
            Self::Rewritten => f.write_str("The clean file is as Control Hub wants it."),
            Self::Nothing => f.write_str("The clean file has the same."),
        }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Damage::Unreadable(why) = &self.damage {
            return write!(f, "{why} {}", self.damage.meaning());
        }
        let place = place(self.line, self.column.as_deref());
        write!(
            f,
            "{place}: {} {} {}",
            self.what(),
            self.damage.meaning(),
            self.repair
        )
    }
}

/// The findings of a file. At most [`Findings::LISTED`] are kept; the rest is counted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Findings {
    listed: Vec<Finding>,
    repaired: usize,
    open: usize,
    harmless: usize,
}

impl Findings {
    /// How many findings are kept.
    pub const LISTED: usize = 1000;

    pub(super) fn add(&mut self, finding: Finding) {
        if finding.is_open() {
            self.open += 1;
        } else if finding.repair == Repair::Nothing {
            self.harmless += 1;
        } else {
            self.repaired += 1;
        }
        if self.listed.len() < Self::LISTED {
            self.listed.push(finding);
        }
    }

    /// Returns the findings in the order of the file, the first ones if there are many.
    pub fn listed(&self) -> &[Finding] {
        &self.listed
    }

    /// Returns how many the clean file repairs.
    pub const fn repaired(&self) -> usize {
        self.repaired
    }

    /// Returns how many have to be decided by hand.
    pub const fn open(&self) -> usize {
        self.open
    }

    /// Returns how many there are.
    pub const fn len(&self) -> usize {
        self.repaired + self.open + self.harmless
    }

    /// Whether nothing was found.
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Returns a summary in one sentence.
    pub fn summary(&self) -> String {
        match self.len() {
            0 => "Nothing is wrong with the file.".to_owned(),
            all => format!(
                "{}: {} repaired, {} to decide by hand, {} harmless.",
                counted(all, "finding", "findings"),
                grouped(self.repaired),
                grouped(self.open),
                grouped(self.harmless)
            ),
        }
    }
}

/// Makes a finding about a cell.
pub(super) fn of_cell(
    line: u32,
    column: String,
    cell: &str,
    damage: Damage,
    repair: Repair,
) -> Finding {
    Finding {
        line,
        column: Some(column),
        found: excerpt(cell),
        damage,
        repair,
    }
}

/// Makes a finding about a row or the file.
pub(super) fn of_line(line: u32, damage: Damage, repair: Repair) -> Finding {
    Finding {
        line,
        column: None,
        found: String::new(),
        damage,
        repair,
    }
}

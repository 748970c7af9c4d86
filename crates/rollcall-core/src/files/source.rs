//! [`Source`]: a file as rows about people. What a file does not have stays untouched: an empty cell wants nothing.

use crate::fold::lower;
use std::collections::HashMap;
use std::fmt;

use webex_api::{DecodedId, PersonId, SessionTypeId};

use super::column::{Column, Kind, Role};
use super::names::{NOT_LOADED, NOT_TOLD};
use super::problem::{CELL_LIMIT, Fault, Problem, excerpt};
use super::record::{Record, Records};
use super::table::{Table, Unreadable};
use crate::csv::restore;
use crate::people::PastedEmails;
use crate::sets::{Set, set_of};

/// A file as rows about people.
#[derive(Clone, Debug)]
pub struct Source {
    table: Table,
    /// The columns with the address and the id of the person.
    email: Option<usize>,
    id: Option<usize>,
}

/// Why a file is no source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoSource {
    /// It cannot be read.
    Unreadable(Unreadable),
    /// No column says whom a row is about.
    NoPeople {
        /// The names of its columns, the first few.
        columns: Vec<String>,
    },
}

impl fmt::Display for NoSource {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable(why) => why.fmt(f),
            Self::NoPeople { columns } => {
                let names: Vec<String> = columns.iter().map(|name| excerpt(name)).collect();
                let names = names.join(", ");
                write!(
                    f,
                    "Line 1: no column is called Email or Person ID. The columns are: {names}."
                )
            }
        }
    }
}

impl std::error::Error for NoSource {}

/// Whom a row is about. At least one of the two is there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Who {
    /// The person's id.
    pub id: Option<PersonId>,
    /// The address, as written.
    pub email: Option<String>,
}

/// What a cell wants.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted<'a> {
    /// The licence of the column.
    Yes,
    /// Not the licence of the column.
    No,
    /// This text, or these names or ids.
    Text(&'a str),
    /// Not this number any more: `REMOVE|` before a number in Control Hub's file.
    Removed(&'a str),
}

impl Source {
    /// Reads a file.
    pub fn read(bytes: &[u8]) -> Result<Self, NoSource> {
        let table = Table::read(bytes).map_err(NoSource::Unreadable)?;
        let with = |role: &Role| {
            table
                .columns()
                .iter()
                .position(|column| column.role == *role)
        };
        let (mut email, id) = (with(&Role::Email), with(&Role::PersonId));
        if !table.has_header() {
            let mut first = Record::default();
            table.records().read(&mut first);
            email = first.iter().position(|cell| cell.contains('@'));
        }
        if email.is_none() && id.is_none() {
            let names = table.columns().iter().take(5);
            let columns = names.map(|column| column.name.clone()).collect();
            return Err(NoSource::NoPeople { columns });
        }
        Ok(Self { table, email, id })
    }

    /// Returns the table.
    pub const fn table(&self) -> &Table {
        &self.table
    }

    /// Returns the columns that no row wants anything by: what is read-only, not supported, locked or not known. The keys are not
    /// among them.
    pub fn ignored(&self) -> impl Iterator<Item = &Column> {
        let columns = self.table.columns().iter().enumerate();
        let ignored = columns.filter(|(place, column)| {
            let is_key = Some(*place) == self.email || column.role.is_key();
            !is_key && !column.role.is_written()
        });
        ignored.map(|(_, column)| column)
    }

    /// Returns a reader of the rows. Rows with nothing in them are left out.
    pub fn rows(&self) -> Rows<'_> {
        Rows {
            source: self,
            records: self.table.records(),
            record: Record::default(),
            seen: HashMap::new(),
        }
    }
}

/// Reads the rows of a source, one at a time, so that a large file takes no memory beside its text.
#[derive(Debug)]
pub struct Rows<'a> {
    source: &'a Source,
    records: Records<'a>,
    record: Record,
    /// Whom earlier rows are about, with their lines.
    seen: HashMap<String, u32>,
}

impl Rows<'_> {
    /// Reads the next row; `None` at the end.
    pub fn read(&mut self) -> Option<Row<'_>> {
        loop {
            if !self.records.read(&mut self.record) {
                return None;
            }
            if !self.record.is_blank() {
                break;
            }
        }
        let found = Found::of(self.source, &self.record);
        let (who, problem) = match found.and_then(|who| self.once(who)) {
            Ok(who) => (Some(who), None),
            Err(problem) => (None, Some(problem)),
        };
        Some(Row {
            source: self.source,
            record: &self.record,
            who,
            problem,
        })
    }

    /// A person is in a file once. Only results have a row for each step of a person.
    fn once(&mut self, who: Who) -> Result<Who, Problem> {
        if self.source.table.kind() == Kind::Results {
            return Ok(who);
        }
        let line = self.record.line();
        let id = who.id.as_ref().map(|id| id.as_str().to_owned());
        let email = who.email.as_ref().map(|email| lower(email));
        for key in [id, email].into_iter().flatten() {
            let of = *self.seen.entry(key).or_insert(line);
            if of != line {
                let column = if who.id.is_some() {
                    self.source.id
                } else {
                    self.source.email
                };
                let found = who
                    .id
                    .as_ref()
                    .map(PersonId::as_str)
                    .or(who.email.as_deref());
                return Err(Problem {
                    line,
                    column: column.map(|column| self.source.table.name(column)),
                    found: excerpt(found.unwrap_or_default()),
                    fault: Fault::Duplicate { of },
                });
            }
        }
        Ok(who)
    }
}

/// A row of a source.
#[derive(Clone, Debug)]
pub struct Row<'a> {
    source: &'a Source,
    record: &'a Record,
    who: Option<Who>,
    problem: Option<Problem>,
}

impl<'a> Row<'a> {
    /// Returns the line of the file that it begins in, from 1.
    pub const fn line(&self) -> u32 {
        self.record.line()
    }

    /// Returns whom it is about, or why it cannot be used.
    pub fn who(&self) -> Result<&Who, Problem> {
        match (&self.who, &self.problem) {
            (Some(who), _) => Ok(who),
            (None, Some(problem)) => Err(problem.clone()),
            (None, None) => Err(Problem::of_row(self.line(), Fault::NoPerson)),
        }
    }

    /// Returns what the cell of a column wants; `None` if nothing, because it is empty or not a column to write.
    pub fn wanted(&self, column: usize) -> Option<Wanted<'a>> {
        self.who.as_ref()?;
        let role = &self.source.table.columns().get(column)?.role;
        if !role.is_written() {
            return None;
        }
        let cell = restore(self.record.get(column)?.trim());
        let no_value = match self.source.table.kind() {
            Kind::People => cell.is_empty() || [NOT_TOLD, NOT_LOADED].contains(&cell),
            _ => cell.is_empty(),
        };
        if no_value {
            return None;
        }
        if let Role::License(_) = role {
            return truth(cell).map(|is| if is { Wanted::Yes } else { Wanted::No });
        }
        Some(match cell.strip_prefix("REMOVE|") {
            Some(number) if self.source.table.kind() == Kind::Users => {
                Wanted::Removed(number.trim())
            }
            _ => Wanted::Text(cell),
        })
    }

    /// Returns everything that it wants, by column.
    pub fn wants(&self) -> impl Iterator<Item = (usize, Wanted<'a>)> {
        let columns = 0..self.source.table.columns().len();
        columns.filter_map(|column| Some((column, self.wanted(column)?)))
    }

    /// Returns a cell as it is in the file, for showing it.
    pub fn cell(&self, column: usize) -> Option<&'a str> {
        self.record.get(column).map(restore)
    }

    /// Makes a problem of this row in a column.
    pub fn problem(&self, column: Option<usize>, found: &str, fault: Fault) -> Problem {
        Problem {
            line: self.line(),
            column: column.map(|column| self.source.table.name(column)),
            found: excerpt(found),
            fault,
        }
    }

    /// Returns what a column means.
    pub fn role(&self, column: usize) -> Option<&'a Role> {
        Some(&self.source.table.columns().get(column)?.role)
    }

    /// Returns the columns with the id and the address.
    pub(super) const fn keys(&self) -> (Option<usize>, Option<usize>) {
        (self.source.id, self.source.email)
    }
}

/// Reads the ids in a cell with session types.
pub fn session_types(cell: &str) -> Set<SessionTypeId> {
    let ids =
        cell.split(|letter: char| letter.is_whitespace() || [',', ';', '|'].contains(&letter));
    set_of(ids.filter(|id| !id.is_empty()).map(SessionTypeId::from))
}

/// `TRUE` or `FALSE`, in any case.
pub(super) fn truth(cell: &str) -> Option<bool> {
    if cell.eq_ignore_ascii_case("true") {
        Some(true)
    } else if cell.eq_ignore_ascii_case("false") {
        Some(false)
    } else {
        None
    }
}

/// Checks a record and finds whom it is about.
struct Found<'a> {
    source: &'a Source,
    record: &'a Record,
}

impl Found<'_> {
    fn of(source: &Source, record: &Record) -> Result<Who, Problem> {
        let found = Found { source, record };
        let columns = source.table.columns();
        if record.len() > columns.len()
            || (source.table.has_header() && record.len() < columns.len())
        {
            let fault = Fault::Cells {
                cells: record.len(),
                columns: columns.len(),
            };
            return Err(Problem::of_row(record.line(), fault));
        }
        for (place, column) in columns.iter().enumerate() {
            let is_key = Some(place) == source.email || column.role.is_key();
            if is_key || column.role.is_written() {
                found.check(place, &column.role)?;
            }
        }
        let who = Who {
            id: found.id()?,
            email: found.email()?,
        };
        if who == Who::default() {
            let key = source.id.or(source.email);
            return Err(found.problem(key, Fault::NoPerson));
        }
        Ok(who)
    }

    fn problem(&self, column: Option<usize>, fault: Fault) -> Problem {
        let found = column.and_then(|column| self.record.get(column));
        Problem {
            line: self.record.line(),
            column: column.map(|column| self.source.table.name(column)),
            found: excerpt(found.unwrap_or_default()),
            fault,
        }
    }

    fn check(&self, place: usize, role: &Role) -> Result<(), Problem> {
        let cell = self.record.get(place).unwrap_or_default();
        let trimmed = cell.trim();
        let fault = if cell.len() > CELL_LIMIT {
            Fault::TooLong { bytes: cell.len() }
        } else if cell.contains(['\0', char::REPLACEMENT_CHARACTER]) {
            Fault::Garbled
        } else if trimmed.starts_with('=') {
            Fault::Formula
        } else if matches!(role, Role::License(_))
            && !trimmed.is_empty()
            && truth(trimmed).is_none()
        {
            Fault::NotTrueOrFalse
        } else {
            return Ok(());
        };
        Err(self.problem(Some(place), fault))
    }

    fn key(&self, column: Option<usize>) -> Option<&str> {
        let cell = restore(self.record.get(column?)?.trim());
        (!cell.is_empty()).then_some(cell)
    }

    fn id(&self) -> Result<Option<PersonId>, Problem> {
        let Some(id) = self.key(self.source.id) else {
            return Ok(None);
        };
        let of_another_kind = DecodedId::of(id).is_some_and(|id| id.kind != "PEOPLE");
        if of_another_kind || id.contains(|letter: char| letter.is_whitespace() || letter == '@') {
            return Err(self.problem(self.source.id, Fault::NotAPersonId));
        }
        Ok(Some(id.into()))
    }

    fn email(&self) -> Result<Option<String>, Problem> {
        let Some(cell) = self.key(self.source.email) else {
            return Ok(None);
        };
        let pasted = PastedEmails::read(cell);
        let mut addresses = pasted.addresses();
        match (addresses.next(), addresses.next()) {
            (Some(address), None) => Ok(Some(address.to_owned())),
            (None, _) => Err(self.problem(self.source.email, Fault::NotAnAddress)),
            (Some(_), Some(_)) => Err(self.problem(self.source.email, Fault::SeveralAddresses)),
        }
    }
}

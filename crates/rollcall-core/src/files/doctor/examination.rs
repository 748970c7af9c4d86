//! Judges a file row by row and writes the clean one beside it.

use crate::files::column::Kind;
use crate::files::names::plain;
use crate::files::problem::excerpt;
use crate::files::record::{Record, Records};
use crate::files::table::{Table, Unreadable};

use super::cells::{Traits, judge};
use super::finding::{Damage, Finding, Findings, Repair, of_cell, of_line};
use super::keys::{KeyVerdict, Keys, address, site_user};
use super::original::{Original, key_column, key_of};
use super::rewrite::{Cell, Layout, Rewrite};

/// What the doctor says of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Examination {
    /// Which file of Control Hub it is; `None` if it is none.
    pub kind: Option<Kind>,
    /// What is wrong with it.
    pub findings: Findings,
    /// The clean file; `None` if nothing can be repaired, or letters are lost that a new file would not have either.
    pub clean: Option<Vec<u8>>,
}

/// Examines a file of Control Hub; `original` is the same file as it was exported, if there is one.
pub fn examine(file: &[u8], original: Option<&[u8]>) -> Examination {
    let mut examination = Examination::default();
    let findings = &mut examination.findings;
    let table = match Table::read(file) {
        Ok(table) => table,
        Err(why) => {
            let line = match &why {
                Unreadable::UnclosedQuote { line, .. } => *line,
                _ => 1,
            };
            findings.add(of_line(line, Damage::Unreadable(why), Repair::Nothing));
            return examination;
        }
    };
    let Some(key) = key_column(&table) else {
        findings.add(of_line(1, Damage::NotControlHub, Repair::Nothing));
        return examination;
    };
    examination.kind = Some(table.kind());
    let keys = Keys::of(&table, key);
    let compared = original.map(|original| {
        let original = Table::read(original).ok()?;
        Original::new(original, &table, |key| keys.first.contains_key(key))
    });
    if matches!(compared, Some(None)) {
        findings.add(of_line(1, Damage::UnusableOriginal, Repair::Nothing));
    }
    let original = compared.flatten();
    whole(&table, findings);
    let cells = columns(&table, original.as_ref(), findings);
    let original = original.as_ref();
    let mut doctor = Doctor {
        before: original.map(Original::records),
        traits: keys.traits(&table, original),
        rewrite: Rewrite::new(&table, cells),
        table: &table,
        key,
        keys,
        original,
        findings,
    };
    doctor.rows();
    let Doctor { rewrite, .. } = doctor;
    if findings.repaired() > 0 && table.broken_line().is_none() {
        examination.clean = Some(rewrite.finish());
    }
    examination
}

/// Judges how the file is stored.
fn whole(table: &Table, findings: &mut Findings) {
    let layout = Layout::of(table.kind());
    if table.encoding() != layout.encoding {
        findings.add(of_line(
            1,
            Damage::Encoding(table.encoding()),
            Repair::Rewritten,
        ));
    }
    if table.separator() != layout.separator {
        findings.add(of_line(
            1,
            Damage::Separator(table.separator()),
            Repair::Rewritten,
        ));
    }
    if table.declares_separator() {
        let line = of_line(1, Damage::SeparatorLine, Repair::RowRemoved);
        let found = format!("sep={}", table.separator());
        findings.add(Finding { found, ..line });
    }
    if let Some(line) = table.broken_line() {
        findings.add(of_line(line, Damage::Undecodable, Repair::Nothing));
    }
}

/// Columns that every file of a meeting site has.
const MEETINGS: [&str; 5] = ["UserID", "Active", "FirstName", "LastName", "Email"];

/// Judges the columns, and returns those of the clean file.
fn columns(table: &Table, original: Option<&Original>, findings: &mut Findings) -> Vec<Cell> {
    let line =
        Records::new(table.text(), table.separator_byte(), 0, 1).line_at(table.header().start);
    let names: Vec<String> = table
        .columns()
        .iter()
        .map(|column| plain(&column.name))
        .collect();
    let mut add = |name: String, damage, repair| {
        findings.add(of_cell(line, name.clone(), &name, damage, repair));
    };
    for (place, name) in names.iter().enumerate() {
        if !name.is_empty() && names[..place].contains(name) {
            add(table.name(place), Damage::ColumnTwice, Repair::Nothing);
        } else if original.is_some_and(|original| original.column(place).is_none()) {
            add(table.name(place), Damage::ColumnAdded, Repair::Nothing);
        }
    }
    let mut cells: Vec<Cell> = (0..names.len()).map(Cell::Kept).collect();
    // Columns may be left out of the file of users: what is not in it stays as it is.
    if table.kind() != Kind::Meetings {
        return cells;
    }
    let Some(original) = original else {
        for name in MEETINGS.iter().filter(|name| !names.contains(&plain(name))) {
            add((*name).to_owned(), Damage::ColumnRemoved, Repair::Nothing);
        }
        return cells;
    };
    let missing = original.missing();
    let mut next = 0;
    for column in 0..original.table().columns().len() {
        if missing.contains(&column) {
            add(
                original.table().name(column),
                Damage::ColumnRemoved,
                Repair::ColumnRestored,
            );
            cells.insert(next, Cell::Restored(column));
            next += 1;
        } else {
            let is_it = |cell: &Cell| matches!(cell, Cell::Kept(own) if original.column(*own) == Some(column));
            next = cells.iter().position(is_it).map_or(next, |place| place + 1);
        }
    }
    cells
}

struct Doctor<'a, 'f> {
    table: &'a Table,
    key: usize,
    keys: Keys,
    original: Option<&'a Original>,
    /// Reads the original.
    before: Option<Records<'a>>,
    traits: Vec<Traits>,
    findings: &'f mut Findings,
    rewrite: Rewrite<'a>,
}

impl Doctor<'_, '_> {
    fn rows(&mut self) {
        let table = self.table;
        let (mut row, mut before) = (Record::default(), Record::default());
        let header = table.header();
        Records::new(table.text(), table.separator_byte(), header.start, 1).read(&mut row);
        let name = |column| match self.original {
            Some(original) => original.table().name(column),
            None => String::new(),
        };
        self.rewrite.row(&row, &[], name, false);
        let mut records = table.records();
        while records.read(&mut row) {
            self.row(&row, &mut before);
        }
    }

    fn row(&mut self, row: &Record, before: &mut Record) {
        if row.is_blank() {
            self.findings
                .add(of_line(row.line(), Damage::EmptyRow, Repair::RowRemoved));
            self.rewrite.leave_out(row.range());
            return;
        }
        let mut replaced = Vec::new();
        let known = self.key(row, before, &mut replaced);
        if self.is_again(row) {
            self.rewrite.leave_out(row.range());
            return;
        }
        let even = self.length(row);
        for column in 0..self.table.columns().len() {
            if column == self.key {
                continue;
            }
            let cell = row.get(column).unwrap_or_default();
            let original = self.original.filter(|_| known);
            let original = original.and_then(|original| before.get(original.column(column)?));
            if let Some((damage, new)) = judge(cell, self.traits[column], original) {
                self.cell(row, column, damage, new, &mut replaced);
            }
        }
        let restored = |column| match known {
            true => before.get(column).unwrap_or_default().to_owned(),
            false => String::new(),
        };
        self.rewrite.row(row, &replaced, restored, even);
    }

    /// Tells of a cell, and remembers what should be there.
    fn cell(
        &mut self,
        row: &Record,
        column: usize,
        damage: Damage,
        new: Option<String>,
        replaced: &mut Vec<(usize, String)>,
    ) {
        let repair = match &new {
            None => Repair::Nothing,
            Some(new) if new.is_empty() => Repair::Emptied,
            Some(new) => Repair::Replaced(excerpt(new)),
        };
        let cell = row.get(column).unwrap_or_default();
        let finding = of_cell(row.line(), self.table.name(column), cell, damage, repair);
        self.findings.add(finding);
        replaced.extend(new.map(|new| (column, new)));
    }

    /// Judges the key of a row. Reads the row of the original into `before`, and returns whether there is one.
    fn key(
        &mut self,
        row: &Record,
        before: &mut Record,
        replaced: &mut Vec<(usize, String)>,
    ) -> bool {
        let key = key_of(row, self.key);
        let cell = row.get(self.key).unwrap_or_default();
        let original = self.original;
        let place = original.and_then(|original| original.place(&key));
        if !key.is_empty() && self.read_before(place, before) {
            // The person is found all the same, but blanks around an address are damage here too.
            let column = original.and_then(|original| key_column(original.table()));
            let is_same = column.and_then(|column| before.get(column)) == Some(cell);
            if let (false, Err((damage, new))) = (is_same, self.key_verdict(cell)) {
                self.cell(row, self.key, damage, new, replaced);
            }
            return true;
        }
        let place = original.and_then(|original| original.place_of_lost(row));
        if self.read_before(place, before) {
            let column = original.and_then(|original| key_column(original.table()));
            let was = column.and_then(|column| before.get(column));
            let was = was.unwrap_or_default().to_owned();
            self.cell(row, self.key, Damage::ChangedKey, Some(was), replaced);
            return true;
        }
        let is_compared = original.is_some();
        match self.key_verdict(cell) {
            Err((damage, new)) => self.cell(row, self.key, damage, new, replaced),
            Ok(()) if is_compared => self.cell(row, self.key, Damage::NewKey, None, replaced),
            Ok(()) => {}
        }
        false
    }

    fn key_verdict(&self, cell: &str) -> KeyVerdict {
        match self.table.kind() {
            Kind::Meetings => site_user(cell.trim()),
            _ => address(cell),
        }
    }

    /// Reads the row of the original that begins there.
    fn read_before(&mut self, place: Option<usize>, before: &mut Record) -> bool {
        match (&mut self.before, place) {
            (Some(records), Some(place)) => records.read_at(place, before),
            _ => false,
        }
    }

    /// Whether a row is the same as an earlier one, and is left out. Tells of every row with the key of an earlier one.
    fn is_again(&mut self, row: &Record) -> bool {
        let Some((of, place)) = self.keys.first.get(&key_of(row, self.key)) else {
            return false;
        };
        if *of == row.line() {
            return false;
        }
        let text = self.table.text();
        let same = text[place.clone()] == text[row.range()];
        let repair = if same {
            Repair::RowRemoved
        } else {
            Repair::Nothing
        };
        let cell = row.get(self.key).unwrap_or_default();
        let finding = of_cell(
            row.line(),
            self.table.name(self.key),
            cell,
            Damage::DuplicateKey { of: *of },
            repair,
        );
        self.findings.add(finding);
        same
    }

    /// Judges the number of cells. Returns whether empty cells are added or left out.
    fn length(&mut self, row: &Record) -> bool {
        let columns = self.table.columns().len();
        let (damage, even) = match row.len() {
            cells if cells > columns => {
                let further = (columns..cells)
                    .all(|cell| row.get(cell).is_none_or(|cell| cell.trim().is_empty()));
                (Damage::TooManyCells, further)
            }
            cells if cells < columns => (Damage::TooFewCells, true),
            _ => return false,
        };
        let repair = if even {
            Repair::CellsEvened
        } else {
            Repair::Nothing
        };
        self.findings.add(of_line(row.line(), damage, repair));
        even
    }
}

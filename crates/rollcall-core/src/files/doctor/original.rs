//! [`Original`]: the file as it was exported, for comparing.

use crate::fold::lower;
use std::collections::{HashMap, HashSet};

use crate::files::column::{Kind, Role};
use crate::files::names::plain;
use crate::files::record::{Record, Records};
use crate::files::table::Table;

/// The place of the key in a file of Control Hub: the address, or the number on the site.
pub(super) fn key_column(table: &Table) -> Option<usize> {
    let key = match table.kind() {
        Kind::Users => Role::Email,
        Kind::Meetings => Role::SiteUser,
        Kind::People | Kind::Results | Kind::List => return None,
    };
    table.columns().iter().position(|column| column.role == key)
}

/// A key for comparing: Control Hub ignores case.
pub(super) fn key_of(record: &Record, column: usize) -> String {
    plain(record.get(column).unwrap_or_default())
}

/// The columns that tell people from each other if the key is wrong.
fn telling(table: &Table) -> Vec<usize> {
    let names: &[&str] = match table.kind() {
        Kind::Meetings => &["email"],
        _ => &["first name", "last name", "display name"],
    };
    let columns = table.columns().iter().enumerate();
    let telling = columns.filter(|(_, column)| names.contains(&plain(&column.name).as_str()));
    telling.map(|(place, _)| place).collect()
}

fn told(record: &Record, telling: &[usize]) -> Option<String> {
    let cells = telling
        .iter()
        .map(|column| record.get(*column).unwrap_or_default().trim());
    let told = lower(&cells.collect::<Vec<_>>().join("\u{1f}"));
    told.contains(|letter| letter != '\u{1f}').then_some(told)
}

/// The file as it was exported.
#[derive(Clone, Debug)]
pub(super) struct Original {
    table: Table,
    by_key: HashMap<String, usize>,
    /// The rows that are not in the file by their key, by what else tells people. `None`: several.
    lost: HashMap<String, Option<usize>>,
    /// For each column of the file, the column of the original.
    columns: Vec<Option<usize>>,
    /// What identifies people in the file.
    telling: Vec<usize>,
}

impl Original {
    /// Prepares the comparison of `file` with the original. `None` if they are different kinds of file, or not Control Hub's.
    pub(super) fn new(table: Table, file: &Table, has: impl Fn(&str) -> bool) -> Option<Self> {
        let key = key_column(&table)?;
        if table.kind() != file.kind() {
            return None;
        }
        let (mut by_key, mut lost) = (HashMap::new(), HashMap::new());
        let tells = telling(&table);
        let (mut records, mut record) = (table.records(), Record::default());
        while records.read(&mut record) {
            let key = key_of(&record, key);
            if !has(&key)
                && let Some(told) = told(&record, &tells)
            {
                let same = lost.entry(told);
                same.and_modify(|place| *place = None)
                    .or_insert(Some(record.range().start));
            }
            by_key.entry(key).or_insert(record.range().start);
        }
        // Nor is it known which of two rows of the file comes from a row of the original.
        let (own_key, own_tells) = (key_column(file)?, telling(file));
        let mut found = HashSet::new();
        let mut records = file.records();
        while records.read(&mut record) {
            if !by_key.contains_key(&key_of(&record, own_key))
                && let Some(told) = told(&record, &own_tells)
                && !found.insert(told.clone())
            {
                lost.insert(told, None);
            }
        }
        let place = |name: &str| {
            let name = plain(name);
            table
                .columns()
                .iter()
                .position(|column| plain(&column.name) == name)
        };
        Some(Self {
            columns: file
                .columns()
                .iter()
                .map(|column| place(&column.name))
                .collect(),
            telling: own_tells,
            by_key,
            lost,
            table,
        })
    }

    /// Returns a reader of the original.
    pub(super) fn records(&self) -> Records<'_> {
        self.table.records()
    }

    /// Returns where the row with a key begins.
    pub(super) fn place(&self, key: &str) -> Option<usize> {
        self.by_key.get(key).copied()
    }

    /// Returns where the row begins that a row with an unknown key comes from, if only one can be meant.
    pub(super) fn place_of_lost(&self, row: &Record) -> Option<usize> {
        *self.lost.get(&told(row, &self.telling)?)?
    }

    /// Returns the column of the original for a column of the file.
    pub(super) fn column(&self, column: usize) -> Option<usize> {
        *self.columns.get(column)?
    }

    /// Returns the columns that the file does not have.
    pub(super) fn missing(&self) -> Vec<usize> {
        let columns = 0..self.table.columns().len();
        columns
            .filter(|column| !self.columns.contains(&Some(*column)))
            .collect()
    }

    /// Returns the table of the original.
    pub(super) const fn table(&self) -> &Table {
        &self.table
    }
}

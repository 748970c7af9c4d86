//! The keys of a file: which rows have the same, and which have not the form of one.

use std::collections::HashMap;
use std::ops::Range;

use crate::files::record::Record;
use crate::files::table::Table;
use crate::people::PastedEmails;

use super::cells::Traits;
use super::finding::Damage;
use super::original::{Original, key_column, key_of};
use super::shape;

/// What the rows say together.
pub(super) struct Keys {
    /// The first row with each key: its line and its place.
    pub(super) first: HashMap<String, (u32, Range<usize>)>,
    /// Whether a column has something like `TRUE` and nothing else.
    truth: Vec<(bool, bool)>,
}

impl Keys {
    pub(super) fn of(table: &Table, key: usize) -> Self {
        let mut first = HashMap::with_capacity(table.len());
        let mut truths = vec![(false, false); table.columns().len()];
        let (mut records, mut record) = (table.records(), Record::default());
        while records.read(&mut record) {
            let key = key_of(&record, key);
            if !key.is_empty() {
                first
                    .entry(key)
                    .or_insert_with(|| (record.line(), record.range()));
            }
            for (truths, cell) in truths.iter_mut().zip(record.iter()) {
                let cell = cell.trim();
                if truths.1 || cell.is_empty() {
                    continue;
                }
                let is_truth = shape::any_truth(cell).is_some();
                truths.0 |= is_truth;
                truths.1 |= !is_truth;
            }
        }
        Self {
            first,
            truth: truths,
        }
    }

    /// Returns how each column is treated. One that the original has as `TRUE` and `FALSE` alone is meant to have nothing else.
    pub(super) fn traits(&self, table: &Table, original: Option<&Original>) -> Vec<Traits> {
        let before = original.and_then(|original| {
            let table = original.table();
            Some((original, Self::of(table, key_column(table)?)))
        });
        let is_truth = |place: usize| {
            let own = self.truth.get(place);
            let before = before
                .as_ref()
                .and_then(|(original, keys)| keys.truth.get(original.column(place)?));
            own.into_iter()
                .chain(before)
                .any(|(some, other)| *some && !*other)
        };
        let columns = table.columns().iter().enumerate();
        let traits = columns.map(|(place, column)| Traits::of(column, is_truth(place)));
        traits.collect()
    }
}

pub(super) type KeyVerdict = Result<(), (Damage, Option<String>)>;

/// Judges the number of a person on a meeting site.
pub(super) fn site_user(cell: &str) -> KeyVerdict {
    if cell.is_empty() {
        return Err((Damage::NoKey, None));
    }
    if shape::is_scientific(cell) {
        return Err((Damage::Scientific, shape::written_out(cell)));
    }
    match cell.bytes().all(|byte| byte.is_ascii_digit()) {
        true => Ok(()),
        false => Err((Damage::MalformedKey, None)),
    }
}

/// Judges an address. What Control Hub allows before the `@` is at most 64 characters long.
pub(super) fn address(cell: &str) -> KeyVerdict {
    if cell.trim().is_empty() {
        return Err((Damage::NoKey, None));
    }
    let pasted = PastedEmails::read(cell);
    let mut addresses = pasted.addresses();
    let (Some(address), None) = (addresses.next(), addresses.next()) else {
        return Err((Damage::MalformedKey, None));
    };
    let is_whole = address.rsplit_once('@').is_some_and(|(user, domain)| {
        !user.is_empty() && user.chars().count() <= 64 && !domain.is_empty() && !user.contains('@')
    });
    match is_whole {
        false => Err((Damage::MalformedKey, None)),
        true if address == cell => Ok(()),
        true => Err((Damage::MalformedKey, Some(address.to_owned()))),
    }
}

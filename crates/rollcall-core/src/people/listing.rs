//! [`Listing`]: the rows of the directory that a view shows, in its order, while people still arrive.
//!
//! Nothing is done twice at 100,000 people. A query that only grew, or a further condition, can only lose rows, so only the former
//! rows are looked at. People who arrived since are the only new ones to look at, and they are merged into the order. Another order
//! sorts the rows that are there.

use std::cmp::Ordering;

use super::activity::Activity;
use super::byte_sort::sort_bytes;
use super::directory::Directory;
use super::matcher::Matcher;
use super::search::{contains_all, words};
use super::view::{PeopleView, Sort, SortKey};

/// The rows of one view.
#[derive(Debug, Default)]
pub struct Listing {
    view: PeopleView,
    words: Vec<String>,
    rows: Vec<u32>,
    /// The serial number of the directory that the rows are of.
    directory: u32,
    /// How many of the directory's rows were looked at.
    seen: u32,
}

impl Listing {
    /// Brings the rows up to date with the view and the directory, and returns them in order.
    ///
    /// For another directory than in the last call, it starts again.
    pub fn update(&mut self, directory: &Directory, view: &PeopleView) -> &[u32] {
        if self.directory != directory.serial() {
            *self = Self {
                directory: directory.serial(),
                ..Self::default()
            };
        }
        let words = words(&view.query);
        if words != self.words || view.filters != self.view.filters {
            let narrower = self
                .words
                .iter()
                .all(|old| words.iter().any(|new| new.contains(old.as_str())))
                && self
                    .view
                    .filters
                    .iter()
                    .all(|old| view.filters.contains(old));
            self.words = words;
            if narrower {
                let matcher = Matcher::new(directory, &view.filters);
                let words = &self.words;
                self.rows.retain(|&row| {
                    contains_all(directory.haystack(row), words) && matcher.matches(row)
                });
            } else {
                self.rows.clear();
                self.seen = 0;
            }
        }
        if view.sort != self.view.sort {
            sort_rows(directory, &mut self.rows, view.sort);
        }
        self.view.clone_from(view);
        self.take_in(directory);
        &self.rows
    }

    /// Takes in the people who arrived since.
    fn take_in(&mut self, directory: &Directory) {
        let len = directory.len() as u32;
        if self.seen == len {
            return;
        }
        let matcher = Matcher::new(directory, &self.view.filters);
        let words = &self.words;
        let mut new: Vec<u32> = (self.seen..len)
            .filter(|&row| contains_all(directory.haystack(row), words) && matcher.matches(row))
            .collect();
        self.seen = len;
        match self.view.sort {
            None => self.rows.extend(new),
            Some(sort) => {
                sort_rows(directory, &mut new, Some(sort));
                self.rows = merge(directory, &self.rows, &new, sort);
            }
        }
    }
}

impl Directory {
    /// The rows whose name or addresses contain every word of `query`, in the order of arrival. Case and accents do not count. For a
    /// list on screen, use [`Listing`].
    pub fn matching(&self, query: &str) -> Vec<u32> {
        let mut listing = Listing::default();
        listing.update(self, &PeopleView::search(query));
        listing.rows
    }

    /// How many people a view shows.
    pub fn count(&self, view: &PeopleView) -> usize {
        Listing::default().update(self, view).len()
    }
}

/// Sorts rows; without an order, by arrival. Equal ones keep the order of arrival.
fn sort_rows(directory: &Directory, rows: &mut [u32], sort: Option<Sort>) {
    // Runs of rows whose texts are the same up to a byte.
    let mut runs = vec![(0..rows.len(), 0)];
    while let Some((range, same)) = runs.pop() {
        let start = range.start;
        let Some(run) = rows.get_mut(range) else {
            continue;
        };
        let keyed = run.iter().map(|&row| {
            let bytes = sort.map_or([0; WIDTH], |sort| bytes_from(directory, row, sort, same));
            with_row(bytes, row)
        });
        let mut keyed: Vec<_> = keyed.collect();
        let mut spare = keyed.clone();
        sort_bytes(&mut keyed, &mut spare, 0);
        for (place, key) in run.iter_mut().zip(&keyed) {
            *place = row_in(key);
        }
        let Some(sort) = sort else {
            continue;
        };
        let mut at = start;
        for run in keyed.chunk_by(|one, other| one.get(..WIDTH) == other.get(..WIDTH)) {
            let end = at + run.len();
            if run.len() > 1 && !is_whole(&run[0], sort) {
                runs.push((at..end, same + CONTAINED));
            }
            at = end;
        }
    }
}

fn merge(directory: &Directory, old: &[u32], new: &[u32], sort: Sort) -> Vec<u32> {
    let mut merged = Vec::with_capacity(old.len() + new.len());
    let (mut old, mut new) = (old.iter().peekable(), new.iter().peekable());
    while let (Some(&&one), Some(&&other)) = (old.peek(), new.peek()) {
        let first = if compare(directory, other, one, sort) == Ordering::Less {
            new.next()
        } else {
            old.next()
        };
        merged.extend(first);
    }
    merged.extend(old);
    merged.extend(new);
    merged
}

/// The total order of two rows.
fn compare(directory: &Directory, one: u32, other: u32, sort: Sort) -> Ordering {
    let (a, b) = (key(directory, one, sort.by), key(directory, other, sort.by));
    let by_key = match (a.is_last(), b.is_last()) {
        (false, false) if sort.descending => b.cmp(&a),
        (false, false) => a.cmp(&b),
        // What is not known comes last in both directions.
        (a, b) => a.cmp(&b),
    };
    by_key.then(one.cmp(&other))
}

#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Key<'a> {
    Text(&'a str),
    Number(u32),
    Last,
}

impl Key<'_> {
    const fn is_last(&self) -> bool {
        matches!(self, Self::Last)
    }
}

fn key(directory: &Directory, row: u32, by: SortKey) -> Key<'_> {
    match by {
        SortKey::Name => Key::Text(directory.folded_name(row)),
        SortKey::Email => match directory.folded_email(row) {
            "" => Key::Last,
            email => Key::Text(email),
        },
        SortKey::Account => Key::Number(directory.account(row) as u32),
        SortKey::Licenses => directory
            .license_count(row)
            .map_or(Key::Last, |count| Key::Number(count as u32)),
        SortKey::Department => directory
            .folded_department(row)
            .map_or(Key::Last, Key::Text),
        SortKey::Activity => match directory.activity(row) {
            Activity::At(at) => Key::Number(at),
            Activity::Never => Key::Number(0),
            Activity::Unknown => Key::Last,
        },
        SortKey::Created => {
            let created = directory.row(row).and_then(|row| row.created);
            created.map_or(Key::Last, Key::Number)
        }
        SortKey::Location => directory.folded_location(row).map_or(Key::Last, Key::Text),
        SortKey::Roles => directory
            .role_count(row)
            .map_or(Key::Last, |count| Key::Number(count as u32)),
        SortKey::Sites => {
            let sites = directory.row(row).map_or(0, |row| row.sites.len());
            Key::Number(sites as u32)
        }
    }
}

/// How many bytes of a text are compared at once.
const CONTAINED: usize = 15;

/// Bytes of a text, and how many there were.
const WIDTH: usize = CONTAINED + 1;

/// Bytes of a text, and a row.
const KEYED: usize = WIDTH + 4;

/// Bytes that order rows as their keys do, from byte `skip` of a text, except that texts with more to compare share them.
fn bytes_from(directory: &Directory, row: u32, sort: Sort, skip: usize) -> [u8; WIDTH] {
    let mut bytes = [0; WIDTH];
    let mut put = |from: &[u8]| {
        for (byte, given) in bytes.iter_mut().take(CONTAINED).zip(from) {
            *byte = *given;
        }
        // Of two texts with the same bytes, the shorter one comes first. Never 0, so that no reversed key is the last one.
        bytes[CONTAINED] = from.len().min(CONTAINED + 1) as u8 + 1;
    };
    match key(directory, row, sort.by) {
        Key::Text(text) => put(text.as_bytes().get(skip..).unwrap_or_default()),
        Key::Number(number) => put(&number.to_be_bytes()),
        Key::Last => return [u8::MAX; WIDTH],
    }
    if sort.descending {
        bytes.map(|byte| !byte)
    } else {
        bytes
    }
}

/// Whether there is nothing left to compare between rows with these bytes.
fn is_whole(key: &[u8; KEYED], sort: Sort) -> bool {
    let length = key[CONTAINED];
    let length = if sort.descending { !length } else { length };
    // 0 is the length of what comes last in descending order, and the highest one in ascending order.
    length <= CONTAINED as u8 + 1 || length == u8::MAX
}

fn with_row(bytes: [u8; WIDTH], row: u32) -> [u8; KEYED] {
    let mut key = [0; KEYED];
    for (byte, given) in key
        .iter_mut()
        .zip(bytes.into_iter().chain(row.to_be_bytes()))
    {
        *byte = given;
    }
    key
}

fn row_in(key: &[u8; KEYED]) -> u32 {
    let [.., a, b, c, d] = *key;
    u32::from_be_bytes([a, b, c, d])
}

#[cfg(test)]
mod tests;

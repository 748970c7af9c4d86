//! Every person of an organisation, as one compact table that fills as pages arrive.
//!
//! Only what a list shows and searches is kept; a person's page reads the whole person again. Rows keep the order of arrival and
//! are unique by id, because Webex's paging may repeat a person when the organisation changes meanwhile.

use super::interner::Interner;
use super::row_store::{RowStore, RowTexts};
use std::collections::HashMap;
use std::hash::{BuildHasher, RandomState};
use webex_api::{LicenseId, Person, PersonStatus, Unreadable};

/// The table; rows are named by their index, which never changes once given.
#[derive(Debug, Default)]
pub struct Directory {
    texts: RowStore,
    rows: Vec<Row>,
    /// Hash of an id to its row: 12 bytes instead of a second copy of the id.
    by_id: HashMap<u64, u32>,
    /// Rows whose hash another row had first; practically always empty.
    same_hash: Vec<u32>,
    hasher: RandomState,
    /// The distinct combinations of licences: an organisation has few, however many people it has.
    licenses: Interner<Option<Box<[LicenseId]>>>,
    statuses: Interner<Option<PersonStatus>>,
}

/// One person: where the texts are, what is shared, and the flags.
#[derive(Debug, Clone, Copy)]
struct Row {
    texts: RowTexts,
    licenses: u32,
    status: u32,
    login_enabled: Option<bool>,
    invite_pending: Option<bool>,
    unreadable: UnreadableParts,
}

/// Which parts of a row Webex sent in a form that cannot be read; the row holds nothing for them, as if they had been left out.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct UnreadableParts(u8);

impl UnreadableParts {
    /// The name.
    pub const NAME: Self = Self(1);
    /// The e-mail addresses.
    pub const EMAIL: Self = Self(2);
    /// Whether the person may sign in, and whether the invitation is open.
    pub const ACCOUNT: Self = Self(4);
    /// The licences.
    pub const LICENSES: Self = Self(8);

    /// Whether this part could not be read.
    pub const fn has(self, part: Self) -> bool {
        self.0 & part.0 != 0
    }

    fn of(unreadable: &Unreadable) -> Self {
        if unreadable.is_empty() {
            return Self::default();
        }
        let parts = [
            ("displayName", Self::NAME),
            ("emails", Self::EMAIL),
            ("loginEnabled", Self::ACCOUNT),
            ("invitePending", Self::ACCOUNT),
            ("licenses", Self::LICENSES),
        ];
        let found = parts.into_iter().filter(|(name, _)| unreadable.has(name));
        Self(found.fold(0, |all, (_, part)| all | part.0))
    }
}

/// One person, as the list shows them.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RowView<'a> {
    /// Webex's id of the person.
    pub id: &'a str,
    /// Display name, or the nearest thing to one; see [`Person::name`].
    pub name: &'a str,
    /// Primary e-mail address; empty when Webex gave none.
    pub email: &'a str,
    /// Presence or account state, absent when the list was asked to leave it out.
    pub status: Option<&'a PersonStatus>,
    /// Licences as the list named them; absent where the list left them out, which is not the same as none.
    pub licenses: Option<&'a [LicenseId]>,
    /// Whether the person may sign in.
    pub login_enabled: Option<bool>,
    /// Whether the person has not yet accepted the invitation.
    pub invite_pending: Option<bool>,
    /// What could not be read.
    pub unreadable: UnreadableParts,
}

impl Directory {
    /// An empty table.
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes one page of people in; those already present (by id) are skipped. Answers how many were new.
    pub fn push_page(&mut self, people: Vec<Person>) -> usize {
        let before = self.rows.len();
        for person in people {
            if !self.contains(person.id.as_str()) {
                self.push(person);
            }
        }
        self.texts.close_page();
        self.rows.len() - before
    }

    fn push(&mut self, person: Person) {
        let index = self.rows.len() as u32;
        let hash = self.hasher.hash_one(person.id.as_str());
        if *self.by_id.entry(hash).or_insert(index) != index {
            self.same_hash.push(index);
        }
        self.rows.push(Row {
            texts: self.texts.push(&person),
            licenses: self
                .licenses
                .intern(person.licenses.map(Vec::into_boxed_slice)),
            status: self.statuses.intern(person.status),
            login_enabled: person.login_enabled,
            invite_pending: person.invite_pending,
            unreadable: UnreadableParts::of(&person.unreadable),
        });
    }

    /// Whether a person with this id is in the table.
    pub fn contains(&self, id: &str) -> bool {
        self.position(id).is_some()
    }

    /// The row of the person with this id.
    pub fn position(&self, id: &str) -> Option<u32> {
        let first = self.by_id.get(&self.hasher.hash_one(id))?;
        let is_it = |row: u32| {
            self.rows
                .get(row as usize)
                .is_some_and(|row| self.texts.id(row.texts) == id)
        };
        std::iter::once(first)
            .chain(&self.same_hash)
            .copied()
            .find(|&row| is_it(row))
    }

    /// How many people are in the table.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether nobody is in the table.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// One person; none past the end.
    pub fn row(&self, index: u32) -> Option<RowView<'_>> {
        let row = self.rows.get(index as usize)?;
        Some(RowView {
            id: self.texts.id(row.texts),
            name: self.texts.name(row.texts),
            email: self.texts.email(row.texts),
            status: self.statuses.get(row.status).and_then(Option::as_ref),
            licenses: self.licenses.get(row.licenses).and_then(Option::as_deref),
            login_enabled: row.login_enabled,
            invite_pending: row.invite_pending,
            unreadable: row.unreadable,
        })
    }

    /// The text that searches look into; see [`super::fold`].
    pub(super) fn haystack(&self, index: u32) -> &str {
        self.rows
            .get(index as usize)
            .map_or("", |row| self.texts.haystack(row.texts))
    }

    /// Roughly how many bytes the table holds, for tests and measurements.
    pub fn bytes(&self) -> usize {
        let rows = self.rows.capacity() * size_of::<Row>();
        // One control byte for each slot of the map.
        let ids = self.by_id.capacity() * (size_of::<(u64, u32)>() + 1);
        self.texts.bytes() + rows + ids
    }
}

#[cfg(test)]
mod tests;

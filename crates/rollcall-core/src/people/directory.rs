//! Every person of an organisation, as one compact table that fills as pages arrive.
//!
//! Only what a list shows and searches is kept; a person's page reads the whole person again. Rows keep the order of arrival and
//! are unique by id, because Webex's paging may repeat a person when the organisation changes meanwhile.

use super::fold::fold_into;
use super::text_pages::{Place, TextPages};
use std::collections::HashMap;
use std::hash::{BuildHasher, RandomState};
use webex_api::LicenseId;
use webex_api::{Person, PersonStatus};

/// The table; rows are named by their index, which never changes once given.
#[derive(Debug, Default)]
pub struct Directory {
    texts: TextPages,
    folded: TextPages,
    rows: Vec<Row>,
    /// Hash of an id to the rows that have it; almost always one, and 8 bytes instead of a second copy of the id.
    by_id: HashMap<u64, Vec<u32>, RandomState>,
    hasher: RandomState,
    licenses: LicenseSets,
}

/// Places and flags of one person.
#[derive(Debug, Clone)]
struct Row {
    id: Place,
    name: Place,
    email: Place,
    folded: Place,
    licenses: u32,
    status: Option<PersonStatus>,
    login_enabled: Option<bool>,
    invite_pending: Option<bool>,
}

/// The distinct combinations of licences: an organisation has few, however many people it has.
#[derive(Debug, Default)]
struct LicenseSets {
    sets: Vec<Box<[LicenseId]>>,
    known: HashMap<Box<[LicenseId]>, u32>,
}

impl LicenseSets {
    fn intern(&mut self, licenses: Vec<LicenseId>) -> u32 {
        let set = licenses.into_boxed_slice();
        let next = self.sets.len() as u32;
        *self.known.entry(set).or_insert_with_key(|set| {
            self.sets.push(set.clone());
            next
        })
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
    /// Licences as the list named them; Webex may leave them out of lists.
    pub licenses: &'a [LicenseId],
    /// Whether the person may sign in.
    pub login_enabled: Option<bool>,
    /// Whether the person has not yet accepted the invitation.
    pub invite_pending: Option<bool>,
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
        self.folded.close_page();
        self.rows.len() - before
    }

    fn push(&mut self, person: Person) {
        let index = self.rows.len() as u32;
        let (name, email) = (person.name(), person.primary_email());
        let folded = self.folded.write(|page| {
            fold_into(&name, page);
            // A query has no line break, so no match can begin in the name and end in the address.
            page.push('\n');
            person.emails.iter().for_each(|email| {
                fold_into(email, page);
                page.push('\n');
            });
        });
        let row = Row {
            id: self.texts.push(person.id.as_str()),
            name: self.texts.push(&name),
            email: self.texts.push(email),
            folded,
            licenses: self.licenses.intern(person.licenses),
            status: person.status,
            login_enabled: person.login_enabled,
            invite_pending: person.invite_pending,
        };
        let id = self.hasher.hash_one(self.texts.get(row.id));
        self.by_id.entry(id).or_default().push(index);
        self.rows.push(row);
    }

    /// Whether a person with this id is in the table.
    pub fn contains(&self, id: &str) -> bool {
        self.position(id).is_some()
    }

    /// The row of the person with this id.
    pub fn position(&self, id: &str) -> Option<u32> {
        let rows = self.by_id.get(&self.hasher.hash_one(id))?;
        rows.iter().copied().find(|&row| self.rows.get(row as usize).is_some_and(|row| self.texts.get(row.id) == id))
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
            id: self.texts.get(row.id),
            name: self.texts.get(row.name),
            email: self.texts.get(row.email),
            status: row.status.as_ref(),
            licenses: self.licenses.sets.get(row.licenses as usize).map_or(&[], |set| set),
            login_enabled: row.login_enabled,
            invite_pending: row.invite_pending,
        })
    }

    /// The rows whose name or e-mail addresses contain every word of `query`, in order. An empty query matches everyone.
    ///
    /// Case and accents do not count. For a query that is being typed, or a table that is still filling, use [`super::Search`].
    pub fn matching(&self, query: &str) -> Vec<u32> {
        let mut search = super::Search::default();
        search.update(self, query);
        search.into_hits()
    }

    /// The text that searches look into; see [`super::fold`].
    pub(super) fn folded(&self, index: u32) -> &str {
        self.rows.get(index as usize).map_or("", |row| self.folded.get(row.folded))
    }

    /// Roughly how many bytes the table holds, for tests and measurements.
    pub fn bytes(&self) -> usize {
        let rows = self.rows.capacity() * size_of::<Row>();
        let ids = self.by_id.capacity() * size_of::<(u64, Vec<u32>)>() + self.rows.len() * size_of::<u32>() * 4;
        self.texts.bytes() + self.folded.bytes() + rows + ids
    }
}

#[cfg(test)]
mod tests;

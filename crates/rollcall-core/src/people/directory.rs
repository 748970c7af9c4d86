//! Every person of an organisation, as one compact table that fills as pages arrive.
//!
//! Only what a list shows and searches is kept; a person's page reads the whole person again. Rows keep the order of arrival and
//! are unique by id, because Webex's paging may repeat a person when the organisation changes meanwhile.

mod amendment;
mod by_hash;
mod removal;

pub use self::amendment::Amended;

use self::by_hash::ByHash;
use super::day::Day;
use super::locations::LocationNames;
use super::row_store::{RowStore, RowTexts};
use super::unreadable_parts::UnreadableParts;
use crate::fold::fold;
use crate::interner::Interner;
use crate::moment;
use std::hash::{BuildHasher, RandomState};
use std::num::NonZeroU32;
use std::sync::atomic::{AtomicU32, Ordering};
use webex_api::{LicenseId, Person, PersonStatus, RoleId, SiteUrl};

/// The table; rows are named by their index, which never changes once given.
#[derive(Debug)]
pub struct Directory {
    /// Tells this table from every other one.
    serial: u32,
    texts: RowStore,
    rows: Vec<Row>,
    by_id: ByHash,
    hasher: RandomState,
    pub(super) values: Values,
    location_names: LocationNames,
    /// The time of the first request for this table, in seconds since 1970. 0 if unknown.
    read_at: u32,
}

/// The values that rows share. An organisation has few distinct ones, however many people it has.
#[derive(Debug, Default)]
pub(super) struct Values {
    pub(super) licenses: Interner<Option<Box<[LicenseId]>>>,
    pub(super) roles: Interner<Option<Box<[RoleId]>>>,
    pub(super) sites: Interner<Box<[SiteUrl]>>,
    pub(super) departments: Interner<Option<Department>>,
    pub(super) locations: Interner<Option<String>>,
    statuses: Interner<Option<PersonStatus>>,
}

/// The places of a row's shared values.
#[derive(Debug, Clone, Copy)]
pub(super) struct SharedPlaces {
    pub(super) licenses: u32,
    pub(super) roles: u32,
    pub(super) sites: u32,
    pub(super) department: u32,
    pub(super) location: u32,
}

/// A department, with its folded name for sorting.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Department {
    pub(super) name: String,
    folded: String,
}

impl Department {
    fn of(name: String) -> Option<Self> {
        let folded = fold(name.trim());
        (!folded.is_empty()).then_some(Self { name, folded })
    }
}

/// One person: where the texts are, what is shared, and the flags.
#[derive(Debug, Clone, Copy)]
struct Row {
    texts: RowTexts,
    shared: SharedPlaces,
    status: u32,
    /// In seconds since 1970.
    last_activity: Option<NonZeroU32>,
    /// In seconds since 1970.
    created: Option<NonZeroU32>,
    login_enabled: Option<bool>,
    invite_pending: Option<bool>,
    unreadable: UnreadableParts,
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
    /// Administrator roles; absent where the list left them out, which is not the same as none.
    pub roles: Option<&'a [RoleId]>,
    /// Meeting sites that Webex names for the person, without the role there.
    pub sites: &'a [SiteUrl],
    /// Department.
    pub department: Option<&'a str>,
    /// The id of the Webex Calling location.
    pub location: Option<&'a str>,
    /// When the person was last active, in seconds since 1970; absent where the list left it out, which is not the same as never.
    pub last_activity: Option<u32>,
    /// When the person was created in Webex, in seconds since 1970, which is also the earliest time of an invitation.
    pub created: Option<u32>,
    /// Whether the person may sign in.
    pub login_enabled: Option<bool>,
    /// Whether the person has not yet accepted the invitation.
    pub invite_pending: Option<bool>,
    /// What could not be read.
    pub unreadable: UnreadableParts,
}

impl Default for Directory {
    fn default() -> Self {
        Self::new()
    }
}

impl Directory {
    /// An empty table.
    pub fn new() -> Self {
        Self {
            serial: next_serial(),
            texts: RowStore::default(),
            rows: Vec::new(),
            by_id: ByHash::default(),
            hasher: RandomState::new(),
            values: Values::default(),
            location_names: LocationNames::default(),
            read_at: 0,
        }
    }

    /// Notes when Webex was asked, in seconds since 1970, unless that is known already. Ages, as in "no activity for 90 days", are
    /// counted back from there.
    pub fn set_read_at(&mut self, seconds: u32) {
        if self.read_at == 0 {
            self.read_at = seconds;
        }
    }

    /// Returns the time this many days before the list was read, or `None` if that time was never noted.
    pub(super) fn days_before(&self, days: u16) -> Option<u32> {
        let limit = self.read_at.checked_sub(u32::from(days) * moment::DAY)?;
        (self.read_at > 0).then_some(limit)
    }

    /// Returns the unique number of this table.
    pub(super) const fn serial(&self) -> u32 {
        self.serial
    }

    /// Names locations, by pairs of id and name. Listings start again, because their order may change.
    pub fn name_locations<'a>(&mut self, names: impl Iterator<Item = (&'a str, &'a str)>) {
        self.location_names = LocationNames::new(names);
        self.serial = next_serial();
    }

    /// The name of a location; its id while it has none.
    pub fn location_name<'a>(&'a self, id: &'a str) -> &'a str {
        self.location_names.name(id)
    }

    /// The folded name of the person's location, or its id, for sorting.
    pub(super) fn folded_location(&self, index: u32) -> Option<&str> {
        let place = self.shared(index)?.location;
        let id = self.values.locations.get(place)?.as_deref()?;
        Some(self.location_names.folded(id))
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
        self.by_id.add(hash, index);
        let row = self.row_of(person);
        self.rows.push(row);
    }

    fn row_of(&mut self, person: Person) -> Row {
        let sites = person.sites().map(|entry| entry.site).collect();
        let mut unreadable = UnreadableParts::of(&person.unreadable);
        let last_activity =
            unreadable.time(person.last_activity.as_deref(), UnreadableParts::ACTIVITY);
        let created = unreadable.time(person.created.as_deref(), UnreadableParts::CREATED);
        Row {
            texts: self.texts.push(&person),
            shared: SharedPlaces {
                licenses: self
                    .values
                    .licenses
                    .intern(person.licenses.map(Vec::into_boxed_slice)),
                roles: self
                    .values
                    .roles
                    .intern(person.roles.map(Vec::into_boxed_slice)),
                sites: self.values.sites.intern(sites),
                department: self
                    .values
                    .departments
                    .intern(person.department.and_then(Department::of)),
                location: self.values.locations.intern(person.location_id),
            },
            status: self.values.statuses.intern(person.status),
            last_activity,
            created,
            login_enabled: person.login_enabled,
            invite_pending: person.invite_pending,
            unreadable,
        }
    }

    /// Whether a person with this id is in the table.
    pub fn contains(&self, id: &str) -> bool {
        self.position(id).is_some()
    }

    /// The row of the person with this id.
    pub fn position(&self, id: &str) -> Option<u32> {
        let is_it = |row: u32| {
            self.rows
                .get(row as usize)
                .is_some_and(|row| self.texts.id(row.texts) == id)
        };
        let mut rows = self.by_id.rows(self.hasher.hash_one(id));
        rows.find(|row| is_it(*row))
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
            status: self
                .values
                .statuses
                .get(row.status)
                .and_then(Option::as_ref),
            licenses: self
                .values
                .licenses
                .get(row.shared.licenses)
                .and_then(Option::as_deref),
            roles: self
                .values
                .roles
                .get(row.shared.roles)
                .and_then(Option::as_deref),
            sites: self
                .values
                .sites
                .get(row.shared.sites)
                .map(|sites| &**sites)
                .unwrap_or_default(),
            department: self
                .department(row.shared.department)
                .map(|department| department.name.as_str()),
            location: self
                .values
                .locations
                .get(row.shared.location)
                .and_then(Option::as_deref),
            last_activity: row.last_activity.map(NonZeroU32::get),
            created: row.created.map(NonZeroU32::get),
            login_enabled: row.login_enabled,
            invite_pending: row.invite_pending,
            unreadable: row.unreadable,
        })
    }

    /// The text that searches look into; see [`crate::fold`].
    pub(super) fn haystack(&self, index: u32) -> &str {
        self.rows
            .get(index as usize)
            .map_or("", |row| self.texts.haystack(row.texts))
    }

    /// The folded name, for sorting.
    pub(super) fn folded_name(&self, index: u32) -> &str {
        self.rows
            .get(index as usize)
            .map_or("", |row| self.texts.folded_name(row.texts))
    }

    /// The folded primary address; empty when Webex gave none.
    pub(super) fn folded_email(&self, index: u32) -> &str {
        self.rows
            .get(index as usize)
            .map_or("", |row| self.texts.folded_email(row.texts))
    }

    /// All addresses in lower case, with their accents.
    pub(super) fn lower_emails(&self, index: u32) -> impl Iterator<Item = &str> {
        let row = self.rows.get(index as usize);
        row.into_iter()
            .flat_map(|row| self.texts.lower_emails(row.texts))
    }

    /// The folded department.
    pub(super) fn folded_department(&self, index: u32) -> Option<&str> {
        let shared = self.shared(index)?;
        self.department(shared.department)
            .map(|department| department.folded.as_str())
    }

    fn department(&self, place: u32) -> Option<&Department> {
        self.values.departments.get(place).and_then(Option::as_ref)
    }

    /// How many licences the person holds, if the list said so.
    pub(super) fn license_count(&self, index: u32) -> Option<usize> {
        let shared = self.shared(index)?;
        let held = self.values.licenses.get(shared.licenses)?;
        held.as_ref().map(|held| held.len())
    }

    /// How many administrator roles the person has, if the list said so.
    pub(super) fn role_count(&self, index: u32) -> Option<usize> {
        let shared = self.shared(index)?;
        let held = self.values.roles.get(shared.roles)?;
        held.as_ref().map(|held| held.len())
    }

    /// The places of a row's shared values.
    pub(super) fn shared(&self, index: u32) -> Option<SharedPlaces> {
        self.rows.get(index as usize).map(|row| row.shared)
    }

    /// When the person was added, if that is known.
    pub(super) fn added(&self, index: u32) -> Option<Day> {
        let created = self.rows.get(index as usize)?.created?;
        Some(Day::of_seconds(created.get()))
    }

    /// The distinct departments, in no particular order.
    pub fn departments(&self) -> impl Iterator<Item = &str> {
        let values = self.values.departments.values().iter().flatten();
        values.map(|department| department.name.as_str())
    }

    /// The distinct ids of locations, in no particular order.
    pub fn locations(&self) -> impl Iterator<Item = &str> {
        let values = self.values.locations.values().iter().flatten();
        values.map(String::as_str)
    }

    /// Roughly how many bytes the table holds, for tests and measurements.
    pub fn bytes(&self) -> usize {
        let rows = self.rows.capacity() * size_of::<Row>();
        self.texts.bytes() + rows + self.by_id.bytes()
    }
}

/// The number of the next table, or of one that changed.
fn next_serial() -> u32 {
    static NEXT: AtomicU32 = AtomicU32::new(1);
    NEXT.fetch_add(1, Ordering::Relaxed)
}

#[cfg(test)]
mod tests;

//! The grid as a text for session storage: ids only, no names. What is read is checked as strictly as an answer from the network, because
//! anybody with the developer tools can write into session storage.

use serde_json::{Map, Value};
use webex_api::{PersonId, SessionTypeId, SiteUrl, json_text};

use super::row::bit;
use super::state::{Grid, MOST_PEOPLE, MOST_TYPES};
use crate::jobs::json::{object, texts};
use crate::sets::Set;

/// Version of the form; another one is not read.
const VERSION: i64 = 1;
/// The longest text that is read, in bytes: 500 people with long ids and a few types each.
const SIZE_LIMIT: usize = 512 * 1024;

/// A grid that was stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stored {
    /// The meeting site.
    pub site: SiteUrl,
    /// The rows in their order.
    pub people: Vec<StoredRow>,
}

/// A row that was stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredRow {
    /// The person.
    pub person: PersonId,
    /// Session types to be added.
    pub add: Set<SessionTypeId>,
    /// Session types to be removed.
    pub remove: Set<SessionTypeId>,
}

impl Stored {
    /// Whether anything is staged in it.
    pub fn is_staged(&self) -> bool {
        let is_staged = |row: &StoredRow| !(row.add.is_empty() && row.remove.is_empty());
        self.people.iter().any(is_staged)
    }

    /// Reads what [`Grid::to_text`] wrote. `None` if it is anything else, or one row of it is: half of the staged changes would look like
    /// all of them.
    pub fn from_text(text: &str) -> Option<Self> {
        if text.len() > SIZE_LIMIT {
            return None;
        }
        let stored: Map<String, Value> = serde_json::from_str(text).ok()?;
        if stored.get("version")?.as_i64()? != VERSION {
            return None;
        }
        let mut people: Vec<StoredRow> = Vec::new();
        let rows = stored.get("people")?.as_array()?;
        if rows.len() > MOST_PEOPLE {
            return None;
        }
        for row in rows {
            let edits = StoredRow {
                person: filled(row.get("person")?)?.into(),
                add: ids(row.get("add")?)?,
                remove: ids(row.get("remove")?)?,
            };
            let is_new = people.iter().all(|of| !of.person.is_same(&edits.person));
            if !is_new || !edits.add.is_disjoint(&edits.remove) {
                return None;
            }
            people.push(edits);
        }
        Some(Self {
            site: filled(stored.get("site")?)?.into(),
            people,
        })
    }
}

fn filled(value: &Value) -> Option<&str> {
    value.as_str().filter(|text| !text.is_empty())
}

fn ids(value: &Value) -> Option<Set<SessionTypeId>> {
    let mut ids = Set::new();
    for id in value.as_array()? {
        ids.insert(filled(id)?.into());
    }
    (ids.len() <= MOST_TYPES).then_some(ids)
}

impl Grid {
    /// Restores a grid on the session types that the site offers now. Those that are staged and no longer offered get columns too, before
    /// others if there is no room for all, so that nothing is lost.
    pub fn restored(mut types: Vec<SessionTypeId>, stored: &Stored) -> Self {
        let mut staged = Set::new();
        for edits in &stored.people {
            for id in edits.add.iter().chain(&edits.remove) {
                staged.insert(id.clone());
                if !types.contains(id) {
                    types.push(id.clone());
                }
            }
        }
        if types.len() > MOST_TYPES {
            types.sort_by_key(|id| !staged.contains(id));
        }
        let mut people = Vec::new();
        for edits in &stored.people {
            people.push(edits.person.clone());
        }
        let mut grid = Self::new(types, people);
        for (place, edits) in stored.people.iter().enumerate() {
            let bits = |ids: &Set<SessionTypeId>| {
                let places = ids.iter().filter_map(|id| grid.column_of(id));
                places.fold(0, |bits, column| bits | bit(column))
            };
            let (on, off) = (bits(&edits.add), bits(&edits.remove));
            if let Some(row) = grid.rows.get_mut(place) {
                (row.on, row.off) = (on, off);
            }
        }
        grid
    }

    /// The text for session storage.
    pub fn to_text(&self, site: &SiteUrl) -> String {
        let mut people = Vec::new();
        for row in &self.rows {
            let (add, remove) = self.staged_of(row);
            let ids = |ids: &Set<SessionTypeId>| texts(&mut ids.iter().map(SessionTypeId::as_str));
            people.push(object(vec![
                ("person", row.person.as_str().into()),
                ("add", ids(&add)),
                ("remove", ids(&remove)),
            ]));
        }
        let stored = object(vec![
            ("version", VERSION.into()),
            ("site", site.as_str().into()),
            ("people", Value::Array(people)),
        ]);
        json_text(&stored)
    }
}

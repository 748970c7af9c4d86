//! `GET /people`: search and paging.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::Serialize;

use crate::answer::{Answer, Refusal, Reply};
use crate::call::Call;
use crate::rest::people::search::Search;
use crate::rest::people::show::{self, PersonJson, View};
use crate::switches::NotFoundIds;
use crate::tenant::person::Person;
use crate::world::World;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Collection<'a> {
    /// Absent, null or a list.
    #[serde(skip_serializing_if = "Option::is_none")]
    not_found_ids: Option<Option<Vec<String>>>,
    items: Vec<PersonJson<'a>>,
}

/// Returns a page of people in directory order.
pub(crate) fn answer(world: &mut World, call: &Call<'_>) -> Answer {
    let world = &*world;
    let search = Search::read(world, call)?;
    let view = View {
        admin: call.caller()?.reads_as_admin() && search.ids.is_none(),
        presence: search.ids.is_none() && !call.flag("excludeStatus"),
        calling: call.flag("callingData"),
        listed: true,
    };
    let null = world.settings.switches.not_found_ids == NotFoundIds::Null;
    let now = call.now.unix_timestamp();
    let show = |person| show::person(world, person, view, now);
    if let Some(ids) = &search.ids {
        let (items, not_found) = by_ids(world, &search, ids);
        let items = items.into_iter().map(show).collect();
        return Ok(Reply::json(&Collection {
            not_found_ids: Some(Some(not_found).filter(|ids| !null || !ids.is_empty())),
            items,
        }));
    }
    let (items, next) = page(world, &search, cursor(call)?);
    let next = next.map(|slot| call.url_with("cursor", &cursor_text(slot)));
    let items = items.into_iter().map(show).collect();
    Ok(Reply::json(&Collection {
        not_found_ids: null.then_some(None),
        items,
    })
    .with_next(next))
}

fn by_ids<'a>(world: &'a World, search: &Search, ids: &[String]) -> (Vec<&'a Person>, Vec<String>) {
    let (mut items, mut not_found) = (Vec::new(), Vec::new());
    for id in ids {
        let person = world
            .tenant
            .people
            .slot_of_id(id)
            .and_then(|slot| world.tenant.people.at(slot));
        match person {
            Some(person) if search.matches(&world.tenant, person) => items.push(person),
            Some(_) => {}
            None => not_found.push(id.clone()),
        }
    }
    (items, not_found)
}

/// Returns the people of one page and the slot at which the next page starts.
fn page<'a>(world: &'a World, search: &Search, from: usize) -> (Vec<&'a Person>, Option<usize>) {
    let tenant = &world.tenant;
    if let Some(slot) = search.only_slot(tenant) {
        let person = slot
            .filter(|slot| *slot >= from)
            .and_then(|slot| tenant.people.at(slot));
        return (
            person
                .filter(|person| search.matches(tenant, person))
                .into_iter()
                .collect(),
            None,
        );
    }
    let mut items = Vec::new();
    for (slot, person) in tenant.people.from(from) {
        if !search.matches(tenant, person) {
            continue;
        }
        if items.len() == search.max {
            return (items, Some(slot));
        }
        items.push(person);
    }
    (items, None)
}

/// The start of a page: a directory slot, and how many empty pages a fault has inserted before it.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Place {
    pub(crate) slot: usize,
    empty: usize,
}

impl Place {
    /// Returns the same slot after one more empty page, because Webex gives every page its own cursor.
    pub(crate) fn after_empty_page(self) -> Self {
        Self {
            empty: self.empty + 1,
            ..self
        }
    }

    /// Encodes the opaque cursor.
    pub(crate) fn text(self) -> String {
        URL_SAFE_NO_PAD.encode(match self.empty {
            0 => format!("slot:{}", self.slot),
            empty => format!("slot:{}+{empty}", self.slot),
        })
    }

    fn read(cursor: &str) -> Option<Self> {
        let text = String::from_utf8(URL_SAFE_NO_PAD.decode(cursor).ok()?).ok()?;
        let text = text.strip_prefix("slot:")?;
        let (slot, empty) = text.split_once('+').unwrap_or((text, "0"));
        Some(Self {
            slot: slot.parse().ok()?,
            empty: empty.parse().ok()?,
        })
    }
}

/// Encodes an opaque cursor for a directory slot.
pub(crate) fn cursor_text(slot: usize) -> String {
    Place { slot, empty: 0 }.text()
}

/// Decodes the call's cursor, defaulting to the first slot.
pub(crate) fn place(call: &Call<'_>) -> Result<Place, Refusal> {
    match call.query("cursor").or(call.query("next")) {
        None => Ok(Place::default()),
        Some(cursor) => {
            Place::read(cursor).ok_or_else(|| Refusal::bad_request("The paging cursor is invalid"))
        }
    }
}

/// Returns the slot at which the call's page starts.
pub(crate) fn cursor(call: &Call<'_>) -> Result<usize, Refusal> {
    Ok(place(call)?.slot)
}

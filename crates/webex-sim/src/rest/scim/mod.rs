//! `/identity/scim`: SCIM 2 users (RFC 7643, RFC 7644), the same people as in `/v1/people`.

mod filter;
mod show;

use serde_json::{Value, json};

use crate::answer::{Answer, Refusal, Reply};
use crate::call::Call;
use crate::ids::Uuid;
use crate::rest::person_at;
use crate::tenant::Tenant;
use crate::world::World;
use filter::Filter;
use show::{Attributes, room, user};

/// The default page size, as documented.
const PAGE: usize = 100;
/// How many accounts of rooms [`Switches::scim_rooms`](crate::Switches::scim_rooms) adds.
const ROOMS: u8 = 3;
const LIST: &str = "urn:ietf:params:scim:api:messages:2.0:ListResponse";

/// Searches the users of the organisation.
pub(crate) fn search(world: &mut World, call: &Call<'_>) -> Answer {
    let tenant = &world.tenant;
    own_org(tenant, call.param(0))?;
    let filter = call.query("filter").map(Filter::read).transpose()?;
    let attributes = Attributes::read(call);
    let mut slots: Vec<usize> = tenant
        .people
        .from(0)
        .filter(|(_, person)| filter.as_ref().is_none_or(|filter| filter.fits(person)))
        .map(|(slot, _)| slot)
        .collect();
    sort(tenant, call, &mut slots)?;
    let rooms = if filter.is_none() && world.settings.switches.scim_rooms {
        ROOMS
    } else {
        0
    };
    let people = slots.iter().filter_map(|slot| tenant.people.at(*slot));
    let users = people.map(|person| user(person, &attributes));
    let all = users.chain((0..rooms).map(|number| room(tenant.org.uuid, number, &attributes)));
    let start = call.count("startIndex")?.unwrap_or(1);
    let page: Vec<Value> = all.skip(start - 1).take(count(call)?).collect();
    let mut answer = json!({
        "schemas": [LIST], "startIndex": start, "itemsPerPage": page.len(), "Resources": page,
    });
    if world.settings.switches.scim_total {
        answer["totalResults"] = (slots.len() + usize::from(rooms)).into();
    }
    Ok(Reply::json(&answer))
}

/// One user of the organisation.
pub(crate) fn one(world: &mut World, call: &Call<'_>) -> Answer {
    own_org(&world.tenant, call.param(0))?;
    let id = Uuid::parse(call.param(1)).ok_or_else(Refusal::not_found)?;
    let person = world.tenant.people.by_id(id);
    let person = person.ok_or_else(Refusal::not_found)?;
    Ok(Reply::json(&user(person, &Attributes::read(call))))
}

/// The owner of the token.
pub(crate) fn me(world: &mut World, call: &Call<'_>) -> Answer {
    let slot = world.tenant.people.slot_of(call.caller()?.person);
    let person = person_at(&world.tenant, slot.ok_or_else(Refusal::not_found)?)?;
    Ok(Reply::json(&user(person, &Attributes::read(call))))
}

/// Refuses an organisation other than the caller's. Unlike the REST API, SCIM names it by its raw UUID.
fn own_org(tenant: &Tenant, org: &str) -> Result<(), Refusal> {
    if Uuid::parse(org) == Some(tenant.org.uuid) {
        return Ok(());
    }
    Err(Refusal::forbidden(
        "The user does not manage the given organization",
    ))
}

/// Users per page. None at all is allowed, to learn only how many there are (RFC 7644, section 3.4.2.4).
fn count(call: &Call<'_>) -> Result<usize, Refusal> {
    match call.query("count") {
        Some("0") => Ok(0),
        _ => Ok(call.count("count")?.unwrap_or(PAGE)),
    }
}

fn sort(tenant: &Tenant, call: &Call<'_>, slots: &mut [usize]) -> Result<(), Refusal> {
    let person = |slot: &usize| tenant.people.at(*slot);
    match call.query("sortBy") {
        Some("userName") => slots.sort_by_key(|slot| person(slot).map(|person| &person.email)),
        Some("id") => slots.sort_by_key(|slot| person(slot).map(|person| person.uuid)),
        Some("meta.lastModified") => {
            slots.sort_by_key(|slot| person(slot).map(|person| person.modified));
        }
        Some(other) => return Err(wrong("sortBy", other)),
        None => {}
    }
    match call.query("sortOrder") {
        Some("descending") => slots.reverse(),
        Some("ascending") | None => {}
        Some(other) => return Err(wrong("sortOrder", other)),
    }
    Ok(())
}

fn wrong(name: &str, value: &str) -> Refusal {
    Refusal::bad_request(format!("'{name}' cannot be '{value}'"))
}

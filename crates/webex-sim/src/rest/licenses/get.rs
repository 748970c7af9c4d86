//! `GET /licenses/{licenseId}`, with its holders if requested.

use serde_json::{Value, json};

use crate::answer::{Answer, Refusal, Reply};
use crate::call::Call;
use crate::ids::Kind;
use crate::rest::licenses::show;
use crate::rest::people::list::{cursor, cursor_text};
use crate::tenant::Tenant;
use crate::tenant::person::Person;
use crate::world::World;

/// The default and maximum number of holders per page.
const MAX_HOLDERS: usize = 300;

pub(crate) fn answer(world: &mut World, call: &Call<'_>) -> Answer {
    let tenant = &world.tenant;
    let index = tenant
        .license(call.param(0))
        .ok_or_else(Refusal::not_found)?;
    let mut members = show::license(world, &tenant.licenses[index]);
    let mut next = None;
    match call.query("includeAssignedTo") {
        None => {}
        Some("user") => {
            let limit = call.count("limit")?.unwrap_or(MAX_HOLDERS).min(MAX_HOLDERS);
            let (users, slot) = holders(tenant, index, cursor(call)?, limit);
            members.insert("users".into(), users.into());
            next = slot.map(|slot| call.url_with("next", &cursor_text(slot)));
        }
        Some(_) => return Err(Refusal::bad_request("'includeAssignedTo' must be 'user'")),
    }
    Ok(Reply::json(&members).with_next(next))
}

fn holders(
    tenant: &Tenant,
    license: usize,
    from: usize,
    limit: usize,
) -> (Vec<Value>, Option<usize>) {
    let mut users = Vec::new();
    for (slot, person) in tenant
        .people
        .from(from)
        .filter(|(_, person)| person.licenses.has(license))
    {
        if users.len() == limit {
            return (users, Some(slot));
        }
        users.push(holder(person));
    }
    (users, None)
}

fn holder(person: &Person) -> Value {
    json!({
        "id": Kind::People.id(person.uuid),
        "type": "INTERNAL",
        "displayName": &*person.display_name,
        "email": &*person.email,
    })
}

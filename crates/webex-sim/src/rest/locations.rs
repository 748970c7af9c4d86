//! `GET /locations`.

use serde_json::{Value, json};

use crate::answer::{Answer, Reply};
use crate::call::Call;
use crate::rest::own_org;
use crate::tenant::Tenant;
use crate::tenant::location::Location;
use crate::world::World;

/// Lists the locations whose name contains `name` and whose id is `id`. `max` and `start` page the list.
pub(crate) fn list(world: &mut World, call: &Call<'_>) -> Answer {
    let tenant = &world.tenant;
    own_org(tenant, call.query("orgId"))?;
    let name = call.query("name").map(str::to_lowercase);
    let found: Vec<_> = tenant
        .locations
        .iter()
        .filter(|location| {
            call.query("id").is_none_or(|id| id == location.id)
                && name
                    .as_ref()
                    .is_none_or(|name| location.name.to_lowercase().contains(name))
        })
        .collect();
    let start = call.count("start")?.unwrap_or_default();
    let max = call.count("max")?.unwrap_or(found.len());
    let end = start.saturating_add(max);
    let next = (end < found.len()).then(|| call.url_with("start", &end.to_string()));
    let page = found.into_iter().skip(start).take(max);
    let items: Vec<_> = page.map(|location| show(tenant, location)).collect();
    Ok(Reply::json(&json!({ "items": items })).with_next(next))
}

fn show(tenant: &Tenant, location: &Location) -> Value {
    json!({
        "id": location.id,
        "name": location.name,
        "orgId": tenant.org.id,
        "timeZone": location.timezone,
        "preferredLanguage": "en_us",
        "address": {
            "address1": location.street,
            "city": location.city,
            "state": location.state,
            "postalCode": location.postal_code,
            "country": location.country,
        },
    })
}

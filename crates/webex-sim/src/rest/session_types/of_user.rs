//! `GET /admin/meeting/userconfig/sessionTypes`.

use serde_json::{Value, json};

use crate::answer::{Answer, Reply};
use crate::call::Call;
use crate::ids::Kind;
use crate::rest::user_on_site::UserOnSite;
use crate::tenant::Tenant;
use crate::tenant::person::Person;
use crate::world::World;

/// Returns the session types of one host on one site. A person who does not host there has no entry.
pub(crate) fn get(world: &mut World, call: &Call<'_>) -> Answer {
    let found = UserOnSite::of_query(world, call)?;
    let (site, person) = (found.site, found.person(world)?);
    let hosts = world.tenant.hosted_sites(person) & (1 << site) != 0;
    let items: Vec<_> = hosts
        .then(|| show(&world.tenant, person, site))
        .into_iter()
        .collect();
    Ok(Reply::json(&json!({ "items": items })))
}

/// Builds an object of the `UserSessionTypes` schema.
pub(crate) fn show(tenant: &Tenant, person: &Person, site: usize) -> Value {
    let types = &tenant.sites[site].session_types;
    let own = |index: &usize| person.session_types[site] & (1 << index) != 0;
    let held: Vec<_> = (0..types.len())
        .filter(own)
        .map(|index| &types[index])
        .collect();
    json!({
        "personId": Kind::People.id(person.uuid),
        "email": &*person.email,
        "siteUrl": tenant.sites[site].url,
        "sessionTypes": held,
    })
}

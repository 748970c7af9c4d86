//! `PUT /admin/meeting/userconfig/sessionTypes`.

use serde::Deserialize;

use crate::answer::{Answer, Refusal, Reply};
use crate::call::Call;
use crate::rest::people::site_urls;
use crate::rest::session_types::of_user;
use crate::rest::target;
use crate::switches::SessionTypesPut;
use crate::world::World;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Body {
    site_url: String,
    person_id: Option<String>,
    email: Option<String>,
    session_type_ids: Vec<String>,
}

/// Replaces the session types of a host, or adds to them: see [`SessionTypesPut`].
pub(crate) fn put(world: &mut World, call: &Call<'_>) -> Answer {
    let body: Body = call.json()?;
    let site = crate::rest::site(world, call, Some(&body.site_url))?;
    let slot = target(
        &world.tenant,
        body.person_id.as_deref(),
        body.email.as_deref(),
    )?;
    let mut person = world
        .tenant
        .people
        .at(slot)
        .ok_or_else(Refusal::not_found)?
        .clone();
    if site_urls::hosted(&world.tenant, &person) & (1 << site) == 0 {
        return Err(Refusal::bad_request(
            "The user has no host account on this site",
        ));
    }
    let types = &world.tenant.sites[site].session_types;
    let mut wanted = 0;
    for id in &body.session_type_ids {
        let index = types.iter().position(|session_type| session_type.id == *id);
        wanted |= 1
            << index.ok_or_else(|| {
                Refusal::bad_request(format!("Session type ID '{id}' is invalid"))
            })?;
    }
    if world.settings.switches.session_types == SessionTypesPut::Merge {
        wanted |= person.session_types[site];
    }
    if person.session_types[site] != wanted {
        person.session_types[site] = wanted;
        person.modified = call.now.unix_timestamp();
        world.tenant.put(slot, Some(person.clone()));
    }
    Ok(Reply::json(&of_user::show(&world.tenant, &person, site)))
}

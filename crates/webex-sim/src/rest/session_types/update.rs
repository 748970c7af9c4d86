//! `PUT /admin/meeting/userconfig/sessionTypes`.

use serde::Deserialize;

use crate::answer::{Answer, Refusal, Reply};
use crate::call::Call;
use crate::rest::session_types::of_user;
use crate::rest::user_on_site::{UserOnSite, UserOnSiteBody};
use crate::switches::SessionTypesPut;
use crate::world::World;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Body {
    #[serde(flatten)]
    whose: UserOnSiteBody,
    session_type_ids: Vec<String>,
}

/// Replaces a host's session types, or adds to them; see [`SessionTypesPut`].
pub(crate) fn put(world: &mut World, call: &Call<'_>) -> Answer {
    let body: Body = call.json()?;
    let found = UserOnSite::of_body(world, call, &body.whose)?;
    let (site, mut person) = (found.site, found.person(world)?.clone());
    if world.tenant.hosted_sites(&person) & (1 << site) == 0 {
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
        found.put(world, call, person.clone());
    }
    Ok(Reply::json(&of_user::show(&world.tenant, &person, site)))
}

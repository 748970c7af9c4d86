//! `/v1/meetingPreferences/sites`.

use serde_json::json;

use crate::answer::{Answer, Refusal, Reply};
use crate::call::Call;
use crate::rest::person_at;
use crate::world::World;

/// Lists the sites on which a person has an account, and marks the default one.
pub(crate) fn list(world: &mut World, call: &Call<'_>) -> Answer {
    let slot = whose(
        world,
        call,
        "meeting:admin_preferences_read",
        "meeting:preferences_read",
    )?;
    let person = person_at(&world.tenant, slot)?;
    let member = world.tenant.hosted_sites(person) | person.attendee;
    let sites: Vec<_> = world
        .tenant
        .sites
        .iter()
        .enumerate()
        .filter(|(index, site)| {
            member & (1 << index) != 0 && call.query("siteUrl").is_none_or(|url| url.eq_ignore_ascii_case(&site.url))
        })
        .map(|(index, site)| json!({ "siteUrl": site.url, "default": index == usize::from(person.preferred_site) }))
        .collect();
    Ok(Reply::json(&json!({ "sites": sites })))
}

/// Changes the default site.
pub(crate) fn set_default(world: &mut World, call: &Call<'_>) -> Answer {
    let slot = whose(
        world,
        call,
        "meeting:admin_preferences_write",
        "meeting:preferences_write",
    )?;
    if !call.flag("defaultSite") {
        return Err(Refusal::bad_request("'defaultSite' must be true"));
    }
    let body = call.object()?;
    let url = body
        .get("siteUrl")
        .and_then(|url| url.as_str())
        .unwrap_or_default();
    let site = world
        .tenant
        .site(url)
        .ok_or_else(|| Refusal::bad_request("'siteUrl' is invalid"))?;
    let mut person = person_at(&world.tenant, slot)?.clone();
    if (world.tenant.hosted_sites(&person) | person.attendee) & (1 << site) == 0 {
        return Err(Refusal::bad_request("The user has no account on this site"));
    }
    if usize::from(person.preferred_site) != site {
        person.preferred_site = site as u8;
        world.tenant.put(slot, Some(person));
    }
    Ok(Reply::json(
        &json!({ "siteUrl": world.tenant.sites[site].url, "default": true }),
    ))
}

/// Resolves the caller or, with the admin scope and role, the person in `userEmail`.
fn whose(
    world: &World,
    call: &Call<'_>,
    admin_scope: &str,
    own_scope: &str,
) -> Result<usize, Refusal> {
    let caller = call.caller()?;
    let own = world
        .tenant
        .people
        .slot_of(caller.person)
        .ok_or_else(Refusal::unauthorized)?;
    let Some(email) = call.query("userEmail") else {
        return if caller.has_scope(own_scope) {
            Ok(own)
        } else {
            Err(others())
        };
    };
    let slot = world.tenant.people.slot_of_email(email);
    if slot == Some(own) && caller.has_scope(own_scope) {
        return Ok(own);
    }
    if !caller.has_scope(admin_scope) || !caller.roles.any_admin() {
        return Err(others());
    }
    slot.ok_or_else(Refusal::not_found)
}

fn others() -> Refusal {
    Refusal::forbidden("Not permitted to view or change other user's preferences.")
}

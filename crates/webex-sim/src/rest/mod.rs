//! The REST handlers, one per file, in the order of the documentation.

pub(crate) mod admin_audit;
pub(crate) mod authorizations;
pub(crate) mod common_settings;
pub(crate) mod groups;
pub(crate) mod licenses;
pub(crate) mod locations;
pub(crate) mod organizations;
pub(crate) mod people;
pub(crate) mod roles;
pub(crate) mod scim;
pub(crate) mod session_types;
pub(crate) mod sites;
pub(crate) mod tracking_codes;
pub(crate) mod user_on_site;

use crate::answer::Refusal;
use crate::call::Call;
use crate::ids::{Kind, Uuid};
use crate::tenant::Tenant;
use crate::tenant::person::Person;
use crate::world::World;

/// Refuses an `orgId` other than the caller's organisation. Partners with several organisations are not simulated.
pub(crate) fn own_org(tenant: &Tenant, org_id: Option<&str>) -> Result<(), Refusal> {
    match org_id {
        Some(id) if Kind::Organization.uuid(id) != Some(tenant.org.uuid) => Err(
            Refusal::forbidden("The user does not manage the given organization"),
        ),
        _ => Ok(()),
    }
}

/// Resolves the named site, or the caller's preferred one.
pub(crate) fn site(world: &World, call: &Call<'_>, named: Option<&str>) -> Result<usize, Refusal> {
    match named {
        Some(url) => world
            .tenant
            .site(url)
            .ok_or_else(|| Refusal::bad_request(format!("Site '{url}' is invalid"))),
        None => Ok(usize::from(
            caller_person(world, call.caller()?.person)?.preferred_site,
        )),
    }
}

/// Resolves the person by id or, without one, by e-mail address, to a directory slot.
pub(crate) fn target(
    tenant: &Tenant,
    person_id: Option<&str>,
    email: Option<&str>,
) -> Result<usize, Refusal> {
    match (person_id, email) {
        (Some(id), _) => tenant.people.slot_of_id(id).ok_or_else(Refusal::not_found),
        (None, Some(email)) => tenant
            .people
            .slot_of_email(email)
            .ok_or_else(Refusal::not_found),
        (None, None) => Err(Refusal::bad_request(
            "At least one of 'personId' and 'email' is required",
        )),
    }
}

/// Returns the person in a directory slot.
pub(crate) fn person_at(tenant: &Tenant, slot: usize) -> Result<&Person, Refusal> {
    tenant.people.at(slot).ok_or_else(Refusal::not_found)
}

fn caller_person(world: &World, uuid: Uuid) -> Result<&Person, Refusal> {
    world
        .tenant
        .people
        .by_id(uuid)
        .ok_or_else(Refusal::unauthorized)
}

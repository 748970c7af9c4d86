//! `PUT /people/{personId}`: replaces the whole person.

use crate::answer::{Answer, Refusal, Reply};
use crate::call::Call;
use crate::rest::people::body::PersonBody;
use crate::rest::people::show::{self, View};
use crate::rest::people::{site_urls, slot_of_path, synced};
use crate::rest::person_at;
use crate::tenant::Tenant;
use crate::tenant::license::LicenseSet;
use crate::tenant::person::Person;
use crate::world::World;

/// Replaces a person. Absent members are cleared, except `emails`, which everyone must have, and attendee sites, which
/// are cleared only with `showAllTypes=true`.
pub(crate) fn answer(world: &mut World, call: &Call<'_>) -> Answer {
    let body: PersonBody = call.json()?;
    let slot = slot_of_path(world, call)?;
    let before = person_at(&world.tenant, slot)?.clone();
    if body.display_name.as_deref().unwrap_or_default().is_empty() {
        return Err(Refusal::bad_request("displayName is required"));
    }
    if body.emails.as_ref().is_some_and(Vec::is_empty) {
        return Err(Refusal::bad_request("emails must not be empty"));
    }
    body.check(&world.tenant, Some(slot))?;
    let mut person = before.clone();
    body.write_profile(&mut person);
    person.roles = body.roles(&world.tenant, call.caller()?, before.roles)?;
    person.licenses = body.licenses(&world.tenant, before.licenses);
    keep_implicit(&world.tenant, &before, person.licenses)?;
    extension(&world.tenant, &body, &mut person)?;
    let named = site_urls::attendee_sites(&world.tenant, &body.site_urls)?;
    person.attendee = if call.flag("showAllTypes") {
        named
    } else {
        before.attendee | named
    };
    synced::write(world.settings.switches.synced_writes, &before, &mut person)?;
    host_types(&world.tenant, &mut person, before.licenses);
    person.modified = call.now.unix_timestamp();
    world.tenant.put(slot, Some(person));
    if call.flag("minResponse") {
        return Ok(Reply::empty());
    }
    show::answer(world, call, slot, View::full(call))
}

/// Gives a new host all of the site's session types, and takes them from someone who no longer hosts there. Hosts are
/// never attendees.
pub(crate) fn host_types(tenant: &Tenant, person: &mut Person, before: LicenseSet) {
    let hosted = |licenses: LicenseSet| {
        tenant.hosted_sites(&Person {
            licenses,
            ..person.clone()
        })
    };
    let (old, new) = (hosted(before), hosted(person.licenses));
    for (index, site) in tenant.sites.iter().enumerate() {
        match (old & (1 << index) != 0, new & (1 << index) != 0) {
            (false, true) => person.session_types[index] = (1 << site.session_types.len()) - 1,
            (_, false) => person.session_types[index] = 0,
            (true, true) => {}
        }
    }
    person.attendee &= !new;
}

fn keep_implicit(tenant: &Tenant, before: &Person, after: LicenseSet) -> Result<(), Refusal> {
    let lost = before
        .licenses
        .indices()
        .find(|index| tenant.licenses[*index].family.implicit() && !after.has(*index));
    match lost {
        Some(index) => Err(Refusal::bad_request(format!(
            "License {} is implicitly assigned and cannot be removed",
            tenant.licenses[index].id
        ))),
        None => Ok(()),
    }
}

/// Applies the extension and location. The location of a person with a Calling licence cannot be changed.
fn extension(tenant: &Tenant, body: &PersonBody, person: &mut Person) -> Result<(), Refusal> {
    let calling = person
        .licenses
        .indices()
        .any(|index| tenant.licenses[index].family.calling());
    let wanted = body
        .location_id
        .as_ref()
        .map(|id| {
            let place = tenant
                .locations
                .iter()
                .position(|location| location.id == *id);
            place.ok_or_else(|| Refusal::bad_request("locationId is invalid"))
        })
        .transpose()?;
    let extras = person.extras_mut();
    if !calling {
        (extras.location, extras.extension) = (None, None);
        return Ok(());
    }
    if let (Some(wanted), Some(current)) = (wanted, extras.location)
        && wanted != current
    {
        return Err(Refusal::bad_request(
            "locationId of an existing calling user cannot be changed",
        ));
    }
    extras.location = extras.location.or(wanted);
    if body.extension.is_some() {
        extras.extension.clone_from(&body.extension);
    }
    if extras.location.is_none() || (extras.extension.is_none() && extras.phone_numbers.is_empty())
    {
        return Err(Refusal::bad_request(
            "A Webex Calling license needs locationId and phoneNumbers or extension",
        ));
    }
    Ok(())
}

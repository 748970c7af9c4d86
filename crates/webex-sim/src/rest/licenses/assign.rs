//! `PATCH /licenses/users`: answers 200 if everything was done, 206 if a pool was empty.

use serde_json::json;

use crate::answer::{Answer, Reply};
use crate::call::Call;
use crate::rest::licenses::body::{LicenseRequest, Operation, PatchUserLicenses};
use crate::rest::licenses::{rules, show};
use crate::rest::people::update;
use crate::rest::{own_org, person_at, target};
use crate::tenant::Tenant;
use crate::tenant::extras::PhoneNumber;
use crate::tenant::person::Person;
use crate::world::World;

/// Adds and removes licences and attendee accounts of one person.
pub(crate) fn answer(world: &mut World, call: &Call<'_>) -> Answer {
    let body: PatchUserLicenses = call.json()?;
    let tenant = &mut world.tenant;
    own_org(tenant, body.org_id.as_deref())?;
    let slot = target(tenant, body.person_id.as_deref(), body.email.as_deref())?;
    let before = person_at(tenant, slot)?;
    let wanted = rules::check(tenant, before.licenses, &body.licenses)?;
    let mut person = before.clone();
    person.licenses.0 &= !wanted.remove.0;
    let mut full = Vec::new();
    for index in wanted
        .add
        .into_iter()
        .filter(|index| !wanted.remove.has(*index))
    {
        if before.licenses.has(index) || tenant.licenses[index].has_free() {
            person.licenses.insert(index);
        } else {
            full.push(index);
        }
    }
    let hosted = tenant.hosted_sites(&person);
    let (add, remove) = rules::attendee_sites(tenant, &body.site_urls, hosted)?;
    person.attendee = (person.attendee | add) & !remove;
    update::host_types(tenant, &mut person, before.licenses);
    calling(tenant, &body.licenses, &mut person);
    if person.licenses != before.licenses || person.attendee != before.attendee {
        person.modified = call.now.unix_timestamp();
        tenant.put(slot, Some(person));
    }
    let person = person_at(&world.tenant, slot)?;
    let mut shown = show::of_person(world, person);
    if full.is_empty() {
        return Ok(Reply::json(&shown));
    }
    if world.settings.switches.errors_in_206 {
        let ids = full.iter().map(|index| &world.tenant.licenses[*index].id);
        let error = |id| json!({ "description": format!("No unit of the license {id} is left") });
        shown["errors"] = ids.map(error).collect();
    }
    Ok(Reply::json(&shown).with_status(206))
}

/// Copies the number, extension and location of added Calling licences to the person.
fn calling(tenant: &Tenant, requests: &[LicenseRequest], person: &mut Person) {
    for request in requests
        .iter()
        .filter(|request| request.operation == Operation::Add)
    {
        let (Some(index), Some(properties)) = (tenant.license(&request.id), &request.properties)
        else {
            continue;
        };
        if !tenant.licenses[index].family.calling() || !person.licenses.has(index) {
            continue;
        }
        let place = |id: &String| {
            tenant
                .locations
                .iter()
                .position(|location| location.id == *id)
        };
        let location = properties.location_id.as_ref().and_then(place);
        let extras = person.extras_mut();
        extras.location = location.or(extras.location);
        extras.extension.clone_from(&properties.extension);
        if let Some(value) = &properties.phone_number {
            extras.phone_numbers.retain(|number| number.kind != "work");
            extras.phone_numbers.push(PhoneNumber {
                kind: "work".into(),
                value: value.clone(),
                primary: Some(true),
            });
        }
    }
}

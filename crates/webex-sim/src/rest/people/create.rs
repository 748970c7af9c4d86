//! `POST /people`.

use crate::answer::{Answer, Refusal};
use crate::auth::roles::RoleSet;
use crate::call::Call;
use crate::rest::people::body::PersonBody;
use crate::rest::people::show::{self, View};
use crate::rest::people::site_urls;
use crate::tenant::crowd;
use crate::tenant::person::{Person, Presence};
use crate::tenant::site::MAX_SITES;
use crate::world::World;

/// Creates a person who is invited and has not signed in yet.
pub(crate) fn answer(world: &mut World, call: &Call<'_>) -> Answer {
    let body: PersonBody = call.json()?;
    if body.emails.as_ref().map(Vec::len) != Some(1) {
        return Err(Refusal::bad_request(
            "emails: exactly one email address is required",
        ));
    }
    body.check(&world.tenant, None)?;
    let mut person = blank(world, call.now.unix_timestamp());
    body.write_profile(&mut person);
    if person.display_name.is_empty() {
        return Err(Refusal::bad_request(
            "At least one of displayName, firstName and lastName is required",
        ));
    }
    person.roles = body.roles(&world.tenant, call.caller()?, RoleSet::NONE)?;
    person.licenses = body.licenses(&world.tenant, person.licenses);
    person.licenses.0 |= crowd::implicit().0;
    calling(world, &body, &mut person)?;
    person.attendee = site_urls::attendee_sites(&world.tenant, &body.site_urls)?;
    person.attendee &= !world.tenant.hosted_sites(&person);
    person.session_types = crowd::all_types(&world.tenant, person.licenses);
    let slot = world.tenant.add(person);
    show::answer(world, call, slot, View::full(call))
}

/// Returns a person without any details, with the implicit licences.
pub(crate) fn blank(world: &mut World, now: i64) -> Person {
    Person {
        uuid: world.dice.uuid(),
        email: "".into(),
        display_name: "".into(),
        first_name: None,
        last_name: None,
        department: None,
        title: None,
        timezone: None,
        licenses: crowd::implicit(),
        roles: RoleSet::NONE,
        attendee: 0,
        plain_sites: 0,
        preferred_site: 0,
        session_types: [0; MAX_SITES],
        synced: false,
        login_enabled: true,
        invite_pending: true,
        presence: Presence::Pending,
        created: now,
        modified: now,
        last_activity: None,
        extras: None,
    }
}

/// Applies the Calling details. A Calling licence requires a location and either a number or an extension in the same
/// request.
fn calling(world: &World, body: &PersonBody, person: &mut Person) -> Result<(), Refusal> {
    let tenant = &world.tenant;
    if !person
        .licenses
        .indices()
        .any(|index| tenant.licenses[index].family.calling())
    {
        return Ok(());
    }
    let location = body.location_id.as_ref().and_then(|id| {
        tenant
            .locations
            .iter()
            .position(|location| location.id == *id)
    });
    if location.is_none() || (body.extension.is_none() && body.phone_numbers.is_empty()) {
        return Err(Refusal::bad_request(
            "A Webex Calling license needs locationId and phoneNumbers or extension",
        ));
    }
    let extras = person.extras_mut();
    (extras.location, extras.extension) = (location, body.extension.clone());
    Ok(())
}

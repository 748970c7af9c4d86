//! A person's account on a site: who has one, and how it becomes a host's or an attendee's.

use crate::rest::people::update::host_types;
use crate::tenant::Tenant;
use crate::tenant::license::Family;
use crate::tenant::person::Person;
use crate::xml::envelope::Failure;

/// Whether a person hosts on a site.
pub(crate) fn hosts(tenant: &Tenant, person: &Person, site: usize) -> bool {
    tenant.hosted_sites(person) & (1 << site) != 0
}

/// Whether a person has an account on a site.
pub(crate) fn exists(tenant: &Tenant, person: &Person, site: usize) -> bool {
    hosts(tenant, person, site) || person.is_attendee(site)
}

/// Finds the directory slot of a person with an account on a site.
pub(crate) fn slot(tenant: &Tenant, site: usize, webex_id: Option<&str>) -> Result<usize, Failure> {
    let missing = || Failure::new("030001", "No user found on this site");
    let slot = tenant.people.slot_of_email(webex_id.unwrap_or_default());
    let slot = slot.ok_or_else(missing)?;
    let person = tenant.people.at(slot).ok_or_else(missing)?;
    exists(tenant, person, site)
        .then_some(slot)
        .ok_or_else(missing)
}

/// Returns the person in a slot.
pub(crate) fn person(tenant: &Tenant, slot: usize) -> Result<&Person, Failure> {
    let missing = || Failure::new("030001", "No user found on this site");
    tenant.people.at(slot).ok_or_else(missing)
}

/// Makes a person a host: the first licence of the site that has a free unit.
pub(crate) fn make_host(tenant: &Tenant, person: &mut Person, site: usize) -> Result<(), Failure> {
    if hosts(tenant, person, site) {
        return Ok(());
    }
    let mut pools = tenant.licenses.iter().enumerate();
    let free = pools.find(|(_, license)| {
        license.site == Some(site) && license.family == Family::Meetings && license.has_free()
    });
    let (index, _) = free.ok_or_else(|| {
        Failure::new(
            "exceededSiteHostLimit",
            "The number of host accounts of this site is used up",
        )
    })?;
    let before = person.licenses;
    person.licenses.insert(index);
    host_types(tenant, person, before);
    Ok(())
}

/// Takes the licences of the site away, and with them its session types.
pub(crate) fn remove_host(tenant: &Tenant, person: &mut Person, site: usize) {
    let before = person.licenses;
    for (index, license) in tenant.licenses.iter().enumerate() {
        if license.site == Some(site) {
            person.licenses.remove(index);
        }
    }
    host_types(tenant, person, before);
}

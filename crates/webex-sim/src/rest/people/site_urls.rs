//! `siteUrls`: hosts by name, attendees with `#attendee`.

use crate::answer::Refusal;
use crate::tenant::Tenant;
use crate::tenant::person::Person;

/// The suffix that marks an attendee.
const ATTENDEE: &str = "#attendee";

/// The sites on which somebody hosts, a bit each.
pub(crate) fn hosted(tenant: &Tenant, person: &Person) -> u8 {
    person
        .licenses
        .indices()
        .filter_map(|index| tenant.licenses.get(index)?.site)
        .fold(0, |sites, site| sites | 1 << site)
}

/// The member as it is read; `plain` is whether sites without a licence of the person stand there too.
pub(crate) fn of(tenant: &Tenant, person: &Person, plain: bool) -> Vec<String> {
    let hosted = hosted(tenant, person);
    let plain = if plain { person.plain_sites } else { 0 };
    let entry = |(index, site): (usize, &crate::tenant::site::Site)| {
        if hosted & (1 << index) != 0 {
            Some(site.url.clone())
        } else if person.is_attendee(index) {
            Some(format!("{}{ATTENDEE}", site.url))
        } else {
            (plain & (1 << index) != 0).then(|| site.url.clone())
        }
    };
    tenant.sites.iter().enumerate().filter_map(entry).collect()
}

/// The attendee sites that a written member names; plain entries say nothing, for hosts are made by licences.
pub(crate) fn attendee_sites(tenant: &Tenant, entries: &[String]) -> Result<u8, Refusal> {
    let mut sites = 0;
    for entry in entries {
        let (url, attendee) = match entry.strip_suffix(ATTENDEE) {
            Some(url) => (url, true),
            None => (entry.as_str(), false),
        };
        let site = tenant
            .site(url)
            .ok_or_else(|| Refusal::bad_request(format!("siteUrls: '{entry}' is invalid")))?;
        if attendee {
            sites |= 1 << site;
        }
    }
    Ok(sites)
}

//! `siteUrls`: plain names for hosts, names with `#attendee` for attendees.

use crate::answer::Refusal;
use crate::tenant::Tenant;
use crate::tenant::person::Person;

/// The suffix of attendee entries.
const ATTENDEE: &str = "#attendee";

/// Builds the member for a read. `plain` says whether to include sites on which the person holds no licence.
pub(crate) fn of(tenant: &Tenant, person: &Person, plain: bool) -> Vec<String> {
    let hosted = tenant.hosted_sites(person);
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

/// Parses the attendee sites of a written member. Plain entries have no effect, because licences make a person a host.
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

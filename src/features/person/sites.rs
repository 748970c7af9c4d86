//! The meeting sites of a person, by what Webex says about each: may host, attends only, or nothing but its name.

use rollcall_core::sets::{Set, set_of};

use webex_api::{AccountType, License, Person, SiteUrl};

/// Where the person attends only.
pub fn attendee_sites(person: &Person) -> Vec<String> {
    person
        .sites()
        .filter(|entry| entry.role == Some(AccountType::Attendee))
        .map(|entry| entry.site.to_string())
        .collect()
}

/// Where the person may host: the sites of their licences, and those that Webex names with that role.
pub fn host_sites(person: &Person, licenses: &[License]) -> Set<SiteUrl> {
    let held = person.licenses.as_deref().unwrap_or_default();
    let of_licenses = licenses
        .iter()
        .filter(|license| held.contains(&license.id))
        .filter_map(|license| license.site_url.as_deref())
        .map(SiteUrl::from);
    let named = person
        .sites()
        .filter(|entry| entry.role == Some(AccountType::Host))
        .map(|entry| entry.site);
    let sites = of_licenses.chain(named);
    set_of(sites.filter(|site| !site.as_str().is_empty()))
}

/// The sites that Webex names without a role and that no licence of the person belongs to: whether they may host there is not
/// stated. Organisations have been seen whose people have such entries for sites that they never hosted on.
pub fn sites_without_role(person: &Person, licenses: &[License]) -> Set<SiteUrl> {
    let hosts = host_sites(person, licenses);
    let attends = attendee_sites(person);
    let attends = |site: &SiteUrl| attends.iter().any(|one| SiteUrl::new(one).is_same(site));
    let known = |site: &SiteUrl| hosts.iter().any(|host| host.is_same(site)) || attends(site);
    let unstated = person
        .sites()
        .filter(|entry| !matches!(entry.role, Some(AccountType::Attendee | AccountType::Host)));
    let sites = unstated.map(|entry| entry.site);
    set_of(sites.filter(|site| !site.as_str().is_empty() && !known(site)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(sites: Set<SiteUrl>) -> Vec<String> {
        sites.into_iter().map(|site| site.to_string()).collect()
    }

    #[test]
    fn hosting_attending_and_merely_named_are_kept_apart() {
        let person: Person = serde_json::from_value(serde_json::json!({
            "id": "P", "licenses": ["L"],
            "siteUrls": ["a.webex.com", "b.webex.com#attendee", "B.webex.com", "C.webex.com", "e.webex.com#host", "f.webex.com#new"],
        }))
        .unwrap();
        let licenses: Vec<License> = serde_json::from_value(serde_json::json!([
            {"id": "L", "name": "Pro", "totalUnits": 1, "consumedUnits": 1, "siteUrl": "c.webex.com"},
            {"id": "M", "name": "Other", "totalUnits": 1, "consumedUnits": 1, "siteUrl": "d.webex.com"},
        ]))
        .unwrap();
        assert_eq!(attendee_sites(&person), ["b.webex.com"]);
        assert_eq!(
            texts(host_sites(&person, &licenses)),
            ["c.webex.com", "e.webex.com"]
        );
        assert_eq!(
            texts(sites_without_role(&person, &licenses)),
            ["a.webex.com", "f.webex.com"]
        );
    }

    /// A plain entry alone is no right to host.
    #[test]
    fn a_plain_entry_without_a_license_states_nothing() {
        let person: Person =
            serde_json::from_value(serde_json::json!({"id": "P", "siteUrls": ["acme.webex.com"]}))
                .unwrap();
        assert!(host_sites(&person, &[]).is_empty());
        assert_eq!(texts(sites_without_role(&person, &[])), ["acme.webex.com"]);
    }
}

//! The meeting sites of a person: Webex writes `site` where they host and `site#attendee` where they attend only.

use std::collections::BTreeSet;

use webex_api::{License, Person, SiteUrl};

/// The mark of a site where the person only attends.
const ATTENDEE: &str = "#attendee";

/// Where the person attends only.
pub fn attendee_sites(person: &Person) -> Vec<String> {
    person
        .site_urls
        .iter()
        .filter_map(|site| site.strip_suffix(ATTENDEE))
        .map(str::to_owned)
        .collect()
}

/// Where the person may host: the sites of their account and of their licences.
pub fn host_sites(person: &Person, licenses: &[License]) -> BTreeSet<SiteUrl> {
    let own = person
        .site_urls
        .iter()
        .filter(|site| !site.ends_with(ATTENDEE))
        .map(String::as_str);
    let held = licenses
        .iter()
        .filter(|license| person.licenses.contains(&license.id))
        .filter_map(|license| license.site_url.as_deref());
    own.chain(held)
        .filter(|site| !site.is_empty())
        .map(SiteUrl::from)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosting_and_attending_are_kept_apart() {
        let person: Person = serde_json::from_value(serde_json::json!({
            "id": "P", "licenses": ["L"], "siteUrls": ["a.webex.com", "b.webex.com#attendee"],
        }))
        .unwrap();
        let licenses: Vec<License> = serde_json::from_value(serde_json::json!([
            {"id": "L", "name": "Pro", "totalUnits": 1, "consumedUnits": 1, "siteUrl": "c.webex.com"},
            {"id": "M", "name": "Other", "totalUnits": 1, "consumedUnits": 1, "siteUrl": "d.webex.com"},
        ])).unwrap();
        assert_eq!(attendee_sites(&person), ["b.webex.com"]);
        let sites: Vec<_> = host_sites(&person, &licenses)
            .into_iter()
            .map(|site| site.to_string())
            .collect();
        assert_eq!(sites, ["a.webex.com", "c.webex.com"]);
    }
}

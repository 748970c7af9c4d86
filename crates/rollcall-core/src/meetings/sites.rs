//! Which meeting sites an organisation has. Webex has no list of them: licences name the sites that they are for, and the sites of
//! the administrator are listed for the administrator alone.

use webex_api::{License, LicenseId, SiteType, SiteUrl};

/// A meeting site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeetingSite {
    /// Its host name.
    pub url: SiteUrl,
    /// Where it is managed; `None` if no licence says so.
    pub managed: Option<SiteType>,
    /// Whether a licence of the organisation is for it. Other sites are those that the administrator has an account on.
    pub licensed: bool,
}

/// Returns the sites of the licences in their order, then those that only `listed` names. Each site is there once, however it is
/// spelled.
pub fn meeting_sites(licenses: &[License], listed: &[SiteUrl]) -> Vec<MeetingSite> {
    let mut sites: Vec<MeetingSite> = Vec::new();
    let licensed = licenses.iter().filter_map(|license| {
        let url = SiteUrl::from(license.site_url.as_deref()?);
        Some((url, license.site_type.clone(), true))
    });
    let listed = listed.iter().map(|url| (url.clone(), None, false));
    for (url, managed, licensed) in licensed.chain(listed) {
        let known = sites.iter_mut().find(|site| site.url.is_same(&url));
        match known {
            Some(site) => site.managed = site.managed.take().or(managed),
            None if url.as_str().trim().is_empty() => {}
            None => sites.push(MeetingSite {
                url,
                managed,
                licensed,
            }),
        }
    }
    sites
}

/// Returns the licences of a site: people who hold one of them host there.
pub fn hosts_of(site: &SiteUrl, licenses: &[License]) -> Vec<LicenseId> {
    let of_site = |license: &&License| {
        let url = license.site_url.as_deref().map(SiteUrl::from);
        url.is_some_and(|url| url.is_same(site))
    };
    let licenses = licenses.iter().filter(of_site);
    licenses.map(|license| license.id.clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn licenses() -> Vec<License> {
        serde_json::from_value(serde_json::json!([
            {"id": "A", "name": "Meeting Center", "siteUrl": "acme.webex.com"},
            {"id": "B", "name": "Messaging"},
            {"id": "C", "name": "Webinars", "siteUrl": "ACME.webex.com", "siteType": "Control Hub managed site"},
            {"id": "D", "name": "Meeting Center", "siteUrl": "eu.webex.com", "siteType": "Site Admin managed site"},
            {"id": "E", "name": "Odd", "siteUrl": " "},
        ]))
        .unwrap()
    }

    #[test]
    fn sites_of_licenses_and_listed_ones_are_there_once() {
        let listed = ["https://acme.webex.com/", "own.webex.com", ""].map(SiteUrl::from);
        let sites = meeting_sites(&licenses(), &listed);
        let shown: Vec<_> = sites
            .iter()
            .map(|site| (site.url.as_str(), site.managed.clone(), site.licensed))
            .collect();
        assert_eq!(
            shown,
            [
                ("acme.webex.com", Some(SiteType::ControlHub), true),
                ("eu.webex.com", Some(SiteType::SiteAdmin), true),
                ("own.webex.com", None, false),
            ]
        );
    }

    #[test]
    fn the_licenses_of_a_site_are_found_however_it_is_spelled() {
        let of = |site: &str| hosts_of(&site.into(), &licenses());
        assert_eq!(of("Acme.webex.com"), ["A", "C"].map(LicenseId::from));
        assert!(of("own.webex.com").is_empty());
    }
}

//! The entries of `siteUrls`: a meeting site, and the person's role on it if Webex gives one.

use crate::ids::SiteUrl;
use crate::licenses::AccountType;

/// A meeting site of a person.
///
/// Webex writes `site#attendee` for people who only attend. A plain `site` says nothing about the role: some
/// organisations have people with plain entries for sites on which they hold no licence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SiteOfPerson {
    /// The site's host name.
    pub site: SiteUrl,
    /// The person's role there; `None` if Webex gives only the site.
    pub role: Option<AccountType>,
}

impl SiteOfPerson {
    /// Parses one entry.
    pub(super) fn of(entry: &str) -> Self {
        let (site, role) = match entry.split_once('#') {
            Some((site, role)) => (site, Some(role.trim().to_ascii_lowercase())),
            None => (entry, None),
        };
        Self {
            site: site.trim().into(),
            role: role.filter(|role| !role.is_empty()).map(AccountType::from),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_entries_have_no_role() {
        let rows = [
            ("a.webex.com", "a.webex.com", None),
            (
                "a.webex.com#attendee",
                "a.webex.com",
                Some(AccountType::Attendee),
            ),
            (
                "a.webex.com#Attendee",
                "a.webex.com",
                Some(AccountType::Attendee),
            ),
            ("a.webex.com#host", "a.webex.com", Some(AccountType::Host)),
            (
                "a.webex.com#new",
                "a.webex.com",
                Some(AccountType::Other("new".into())),
            ),
            ("a.webex.com#", "a.webex.com", None),
            ("", "", None),
        ];
        for (entry, site, role) in rows {
            let site = SiteUrl::new(site);
            assert_eq!(
                SiteOfPerson::of(entry),
                SiteOfPerson { site, role },
                "{entry}"
            );
        }
    }
}

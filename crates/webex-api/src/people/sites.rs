//! The entries of `siteUrls`: a meeting site, and what Webex says the person is there.

use crate::ids::SiteUrl;
use crate::licenses::AccountType;

/// A meeting site of a person.
///
/// Webex writes `site#attendee` where somebody attends only. A plain `site` states no role: organisations have been seen whose
/// people have plain entries for sites of which they hold no licence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SiteOfPerson {
    /// Its host name.
    pub site: SiteUrl,
    /// What the person is there; `None` where Webex names the site only.
    pub role: Option<AccountType>,
}

impl SiteOfPerson {
    /// Takes one entry apart.
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
    fn a_plain_entry_states_no_role() {
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

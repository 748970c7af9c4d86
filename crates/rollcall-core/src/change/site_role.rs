//! A person's role on one meeting site, changed by `PATCH /licenses/users`.

use super::licenses::operation;
use super::once::Once;
use super::target::{map_reply, not_told};
use super::{DiffLine, Target, WriteReply, set_diff, set_rebased};
use crate::sets::Set;
use std::fmt;
use webex_api::{
    AccountType, ApiError, AssignLicenses, Client, GetPerson, LicenseId, LicenseRequest, Person,
    PersonId, Reply, SiteAccountRequest, SiteUrl,
};

/// A right that gives a person a role on a meeting site.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SiteRight {
    /// A licence. One of the site makes the person a host there.
    License(LicenseId),
    /// An attendee account of this site.
    Attendee(SiteUrl),
}

const ATTENDEE: &str = "attendee=";

impl fmt::Display for SiteRight {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::License(id) => id.fmt(f),
            Self::Attendee(site) => write!(f, "{ATTENDEE}{site}"),
        }
    }
}

impl From<&str> for SiteRight {
    /// Reads what `Display` writes.
    fn from(text: &str) -> Self {
        match text.strip_prefix(ATTENDEE) {
            Some(site) => Self::Attendee(site.into()),
            None => Self::License(text.into()),
        }
    }
}

/// The licences and attendee accounts of one person, changed because of one site.
///
/// Host and attendee exclude each other, so licences and attendee accounts go in one request: the person is never without a role. Kept
/// rights are not sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SiteRoleOf {
    /// Whose role.
    pub person: PersonId,
    /// On which site.
    pub site: SiteUrl,
}

/// The person's rights on all sites. `None` if Webex left out the licences, or the licences or sites could not be read.
pub fn rights(person: &Person) -> Option<Set<SiteRight>> {
    if person.unreadable.has("siteUrls") {
        return None;
    }
    let mut rights = Set::new();
    for license in person.licenses.as_ref()? {
        rights.insert(SiteRight::License(license.clone()));
    }
    for entry in person.sites() {
        if entry.role == Some(AccountType::Attendee) {
            rights.insert(SiteRight::Attendee(entry.site));
        }
    }
    Some(rights)
}

/// A role on a meeting site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SiteRole {
    /// May host, by a licence of the site.
    Host,
    /// Only attends.
    Attendee,
    /// Has no account there.
    None,
}

impl SiteRole {
    /// The role on `site` that these rights give; `of_site` are the site's licences.
    pub fn of(rights: &Set<SiteRight>, site: &SiteUrl, of_site: &[LicenseId]) -> Self {
        let is_host =
            |right: &SiteRight| matches!(right, SiteRight::License(id) if of_site.contains(id));
        if rights.iter().any(is_host) {
            Self::Host
        } else if rights.iter().any(|right| right.attends(site)) {
            Self::Attendee
        } else {
            Self::None
        }
    }
}

impl SiteRight {
    fn attends(&self, site: &SiteUrl) -> bool {
        matches!(self, Self::Attendee(of) if of.is_same(site))
    }
}

/// Returns `now` with another role on `site`. A new host gets `license`; every other role removes all licences of the site.
pub fn with_role(
    now: &Set<SiteRight>,
    site: &SiteUrl,
    of_site: &[LicenseId],
    role: &SiteRole,
    license: Option<&LicenseId>,
) -> Set<SiteRight> {
    if SiteRole::of(now, site, of_site) == *role {
        return now.clone();
    }
    let mut rights = now.clone();
    match role {
        SiteRole::Host => {
            rights.retain(|right| !right.attends(site));
            rights.extend(license.cloned().map(SiteRight::License));
        }
        SiteRole::Attendee | SiteRole::None => {
            rights.retain(|right| match right {
                SiteRight::License(id) => !of_site.contains(id),
                SiteRight::Attendee(_) => !right.attends(site),
            });
            if *role == SiteRole::Attendee {
                rights.insert(SiteRight::Attendee(site.clone()));
            }
        }
    }
    rights
}

/// The person with these rights. Plain entries of sites stay as they are.
pub fn with_rights(person: &Person, rights: &Set<SiteRight>) -> Person {
    let mut person = person.clone();
    let attends = |entry: &str| {
        let is_it = |right: &&SiteRight| matches!(right, SiteRight::Attendee(site) if entry.eq_ignore_ascii_case(&attendee_entry(site)));
        rights.iter().any(|right| is_it(&right))
    };
    person
        .site_urls
        .retain(|entry| !entry.to_ascii_lowercase().ends_with("#attendee") || attends(entry));
    let mut licenses = Vec::new();
    for right in rights {
        match right {
            SiteRight::License(id) => licenses.push(id.clone()),
            SiteRight::Attendee(site) => {
                let entry = attendee_entry(site);
                let same = |known: &String| known.eq_ignore_ascii_case(&entry);
                if !person.site_urls.iter().any(same) {
                    person.site_urls.push(entry);
                }
            }
        }
    }
    person.licenses = Some(licenses);
    person
}

fn attendee_entry(site: &SiteUrl) -> String {
    [site.as_str(), "#attendee"].concat()
}

impl SiteRoleOf {
    fn request(&self, before: &Set<SiteRight>, after: &Set<SiteRight>) -> Once<AssignLicenses> {
        let (mut licenses, mut site_urls) = (Vec::new(), Vec::new());
        for line in set_diff(before, after) {
            let Some(operation) = operation(line.kind) else {
                continue;
            };
            match line.field {
                SiteRight::License(id) => licenses.push(LicenseRequest {
                    id,
                    operation,
                    properties: None,
                }),
                SiteRight::Attendee(site) => site_urls.push(SiteAccountRequest {
                    site_url: site.to_string(),
                    account_type: AccountType::Attendee,
                    operation,
                }),
            }
        }
        Once(AssignLicenses {
            person_id: self.person.clone(),
            org_id: None,
            licenses,
            site_urls,
        })
    }
}

impl Target for SiteRoleOf {
    type Value = Set<SiteRight>;
    type Field = SiteRight;

    /// Fails if Webex does not say what the person has.
    async fn read(&self, client: &Client) -> Result<Reply<Self::Value>, ApiError> {
        let get = GetPerson {
            id: self.person.clone(),
            calling_data: false,
        };
        let reply = client.call(&get).await?;
        let Some(value) = rights(&reply.value) else {
            let message = "Webex didn't say which licences and sites the person has";
            return Err(not_told(&reply, message));
        };
        Ok(map_reply(reply, |_| value))
    }

    async fn write(
        &self,
        client: &Client,
        before: &Self::Value,
        after: &Self::Value,
    ) -> Result<WriteReply, ApiError> {
        self.request(before, after).send(client).await
    }

    fn diff(before: &Self::Value, after: &Self::Value) -> Vec<DiffLine<SiteRight>> {
        set_diff(before, after)
    }

    fn rebased(before: &Self::Value, after: &Self::Value, now: &Self::Value) -> Self::Value {
        set_rebased(before, after, now)
    }

    fn curl(&self, client: &Client, before: &Self::Value, after: &Self::Value) -> Option<String> {
        Some(client.curl(&self.request(before, after)))
    }
}

#[cfg(test)]
mod tests;

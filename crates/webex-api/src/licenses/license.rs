//! The License object.

use serde::Serialize;

use crate::decode_error::DecodeError;
use crate::ids::{LicenseId, PersonId};
use crate::members::{FromMembers, Members, Unreadable, deserialize_by_members};
use crate::open_enum::open_enum;
use crate::page::Page;

/// A licence pool of the organisation: one offer of one subscription and, for meeting licences, one site.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct License {
    /// The pool's id.
    pub id: LicenseId,
    /// The display name, such as `Meeting - Webex Meeting Center`.
    pub name: String,
    /// Units bought; 0 or −1 means unlimited. `None` if Webex left it out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total_units: Option<i64>,
    /// Units in use; `None` if Webex left it out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub consumed_units: Option<i64>,
    /// Units in use by people.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub consumed_by_users: Option<i64>,
    /// Units in use by workspaces.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub consumed_by_workspaces: Option<i64>,
    /// The subscription the pool belongs to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subscription_id: Option<String>,
    /// The meeting site, for meeting licences.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub site_url: Option<String>,
    /// Where that site is managed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub site_type: Option<SiteType>,
    /// The members that could not be read.
    #[serde(skip)]
    pub unreadable: Unreadable,
}

impl License {
    /// Returns the free units, never negative; `None` if the pool is unlimited or Webex left the numbers out.
    pub fn free_units(&self) -> Option<i64> {
        let total = self.total_units.filter(|total| *total > 0)?;
        Some(total.saturating_sub(self.consumed_units?).max(0))
    }

    /// Whether this is a Calling licence, judged by its name: Webex gives no other kind, and renames licences now and then. Adding one needs a
    /// number or an extension; removing one loses the number for good.
    pub fn is_calling(&self) -> bool {
        self.name.to_ascii_lowercase().contains("calling")
    }

    /// Whether Webex said that the pool is unlimited.
    pub fn has_no_limit(&self) -> bool {
        self.total_units.is_some_and(|total| total <= 0)
    }
}

open_enum! {
    /// Where a meeting site is managed.
    SiteType {
        /// In Control Hub.
        ControlHub = "Control Hub managed site",
        /// On the site, linked to Control Hub.
        Linked = "Linked site",
        /// In its own Site Administration.
        SiteAdmin = "Site Admin managed site",
    }
}

/// A licence pool with one page of its holders.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LicenseWithUsers {
    /// The holders; `None` unless they were requested.
    pub users: Option<Page<AssignedUser>>,
    /// The pool's id.
    pub license: License,
}

/// One holder of a licence.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct AssignedUser {
    /// The person.
    pub id: PersonId,
    /// `INTERNAL` or `EXTERNAL` to the organisation.
    #[serde(rename = "type")]
    pub kind: Option<String>,
    /// The full name.
    pub display_name: Option<String>,
    /// The e-mail address.
    pub email: Option<String>,
    /// The members that could not be read.
    #[serde(skip)]
    pub unreadable: Unreadable,
}

deserialize_by_members!(License, LicenseWithUsers, AssignedUser);

impl FromMembers for License {
    fn from_members(members: &mut Members<'_>) -> Result<Self, DecodeError> {
        Ok(Self {
            id: members.required_text("id")?.into(),
            name: members.text("name").unwrap_or_default(),
            total_units: members.whole("totalUnits"),
            consumed_units: members.whole("consumedUnits"),
            consumed_by_users: members.whole("consumedByUsers"),
            consumed_by_workspaces: members.whole("consumedByWorkspaces"),
            subscription_id: members.text("subscriptionId"),
            site_url: members.text("siteUrl"),
            site_type: members.text("siteType").map(SiteType::from),
            unreadable: members.unreadable(),
        })
    }
}

impl FromMembers for LicenseWithUsers {
    fn from_members(members: &mut Members<'_>) -> Result<Self, DecodeError> {
        Ok(Self {
            users: members
                .holds("users")
                .then(|| Page::of(members, "users"))
                .transpose()?,
            license: License::from_members(members)?,
        })
    }
}

impl FromMembers for AssignedUser {
    fn from_members(members: &mut Members<'_>) -> Result<Self, DecodeError> {
        Ok(Self {
            id: members.required_text("id")?.into(),
            kind: members.text("type"),
            display_name: members.text("displayName"),
            email: members.text("email"),
            unreadable: members.unreadable(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::endpoint::decode_json;

    #[test]
    fn free_units() {
        let pool = |total_units, consumed_units| License {
            total_units,
            consumed_units,
            ..License::default()
        };
        let free = |total, consumed| pool(Some(total), Some(consumed)).free_units();
        assert_eq!(free(50, 5), Some(45));
        assert_eq!(free(50, 50), Some(0));
        assert_eq!(free(50, 60), Some(0));
        assert_eq!(free(0, 7), None);
        assert_eq!(free(-1, 7), None);
        assert_eq!(free(i64::MAX, i64::MIN), Some(i64::MAX));
        assert_eq!(pool(Some(50), None).free_units(), None);
        assert_eq!(pool(None, Some(5)).free_units(), None);
        assert!(pool(Some(0), None).has_no_limit() && pool(Some(-1), Some(7)).has_no_limit());
        // A missing number does not mean unlimited.
        assert!(!pool(None, Some(5)).has_no_limit());
    }

    #[test]
    fn reads_numbers_with_and_without_a_fraction() {
        let body = br#"{"id":"L","name":null,"totalUnits":50.0,"consumedUnits":5,"users":[{"id":"P","new":1}],"new":{"a":1}}"#;
        let read: LicenseWithUsers = decode_json(body).unwrap();
        assert_eq!(
            (read.license.total_units, read.license.consumed_units),
            (Some(50), Some(5))
        );
        assert_eq!(read.users.unwrap()[0].id.as_str(), "P");
        for wrong in ["5.5", "\"5\"", "1e400", "1e300", "true", "[]"] {
            let body = format!(r#"{{"id":"L","totalUnits":{wrong}}}"#);
            let read: License = decode_json(body.as_bytes()).unwrap();
            assert_eq!(read.total_units, None, "{wrong}");
            assert!(read.unreadable.has("totalUnits"), "{wrong}");
        }
    }
}

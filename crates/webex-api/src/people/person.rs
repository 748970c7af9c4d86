//! The Person object, as lenient as Webex is.

use std::borrow::Cow;

use serde::Serialize;
use serde_json::{Map, Value};

use crate::endpoint::DecodeError;
use crate::ids::{LicenseId, OrgId, PersonId, RoleId};
use crate::members::{FromMembers, Members, all, deserialize_by_members};
use crate::words::words;

/// A person, as `GET /people` and `GET /people/{personId}` give it.
///
/// Only `id` must be there. A member that Webex left out is `None` or empty, and stays out of a PUT. Members
/// that this type does not know are kept in `extra`, so that a full replacement loses nothing.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Person {
    /// Read-only. Empty only in a value that was made here.
    pub id: PersonId,
    /// The first is the primary address.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub emails: Vec<String>,
    /// Full name; PUT requires it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub display_name: Option<String>,
    /// Given name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first_name: Option<String>,
    /// Family name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_name: Option<String>,
    /// Becomes the first name; Webex accepts and ignores it on PUT.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nick_name: Option<String>,
    /// URL of the picture.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub avatar: Option<String>,
    /// The organisation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub org_id: Option<OrgId>,
    /// Administrator roles.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub roles: Vec<RoleId>,
    /// All licences, the implicit ones included. Empty also when the token may not see them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub licenses: Vec<LicenseId>,
    /// Department.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub department: Option<String>,
    /// Job title.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The manager's name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub manager: Option<String>,
    /// The manager as a person.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub manager_id: Option<PersonId>,
    /// Meeting sites without a host licence: `site` or `site#attendee`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub site_urls: Vec<String>,
    /// Phone numbers; only those of type `work` can be written.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub phone_numbers: Vec<PhoneNumber>,
    /// Postal addresses.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub addresses: Vec<Address>,
    /// Webex Calling extension.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub extension: Option<String>,
    /// Webex Calling location; it cannot be changed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub location_id: Option<String>,
    /// Whether the person may sign in. Read as boolean or string, written as boolean.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub login_enabled: Option<bool>,
    /// Whether the invitation is still open; read-only. Read as boolean or string.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub invite_pending: Option<bool>,
    /// ISO 8601; read-only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub created: Option<String>,
    /// ISO 8601; read-only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_modified: Option<String>,
    /// ISO 8601; read-only, absent with `excludeStatus`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_activity: Option<String>,
    /// Presence; read-only, absent with `excludeStatus`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<PersonStatus>,
    /// `person`, `bot` or `appuser`; read-only.
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    pub person_type: Option<String>,
    /// IANA name, such as `America/Denver`; read-only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub timezone: Option<String>,
    /// Everything else that came.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

deserialize_by_members!(Person, PhoneNumber, Address);

impl FromMembers for Person {
    fn from_members(mut members: Members) -> Result<Self, DecodeError> {
        let id = members.required_text("id")?;
        // An empty id would make every later call about nobody.
        if id.is_empty() {
            return Err(DecodeError {
                path: Some("id".to_owned()),
                message: "a person without an id".to_owned(),
            });
        }
        Ok(Self {
            id: id.into(),
            emails: members.texts("emails")?,
            display_name: members.text("displayName")?,
            first_name: members.text("firstName")?,
            last_name: members.text("lastName")?,
            nick_name: members.text("nickName")?,
            avatar: members.text("avatar")?,
            org_id: members.text("orgId")?.map(OrgId::from),
            roles: all(members.texts("roles")?),
            licenses: all(members.texts("licenses")?),
            department: members.text("department")?,
            title: members.text("title")?,
            manager: members.text("manager")?,
            manager_id: members.text("managerId")?.map(PersonId::from),
            site_urls: members.texts("siteUrls")?,
            phone_numbers: members.list("phoneNumbers")?,
            addresses: members.list("addresses")?,
            extension: members.text("extension")?,
            location_id: members.text("locationId")?,
            login_enabled: members.flag("loginEnabled")?,
            invite_pending: members.flag("invitePending")?,
            created: members.text("created")?,
            last_modified: members.text("lastModified")?,
            last_activity: members.text("lastActivity")?,
            status: members.text("status")?.map(PersonStatus::from),
            person_type: members.text("type")?,
            timezone: members.text("timezone")?,
            extra: members.rest(),
        })
    }
}

impl Person {
    /// The first address, or the empty text.
    pub fn primary_email(&self) -> &str {
        self.emails.first().map_or("", String::as_str)
    }

    /// What to call the person: display name, else first and last name, else the primary address.
    pub fn name(&self) -> Cow<'_, str> {
        if let Some(name) = self
            .display_name
            .as_deref()
            .map(str::trim)
            .filter(|name| !name.is_empty())
        {
            return Cow::Borrowed(name);
        }
        let parts = [&self.first_name, &self.last_name];
        let parts: Vec<&str> = parts
            .into_iter()
            .flatten()
            .map(|part| part.trim())
            .filter(|part| !part.is_empty())
            .collect();
        if parts.is_empty() {
            self.primary_email().into()
        } else {
            parts.join(" ").into()
        }
    }
}

words! {
    /// Presence.
    PersonStatus {
        /// Active within the last 10 minutes.
        Active = "active",
        /// In a call.
        Call = "call",
        /// Do not disturb.
        DoNotDisturb = "DoNotDisturb",
        /// Last active more than 10 minutes ago.
        Inactive = "inactive",
        /// In a meeting.
        Meeting = "meeting",
        /// Out of office.
        OutOfOffice = "OutOfOffice",
        /// Never signed in.
        Pending = "pending",
        /// Sharing content.
        Presenting = "presenting",
        /// Not known.
        Unknown = "unknown",
    }
}

/// One phone number of a person.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct PhoneNumber {
    /// `work`, `work_extension`, `mobile`, `fax`, …
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
    /// The number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
    /// Everything else that came, `primary` among it.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

/// One postal address of a person.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Address {
    /// `work`, …
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
    /// Country.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// City.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub locality: Option<String>,
    /// State or region.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub region: Option<String>,
    /// Street and number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub street_address: Option<String>,
    /// Postal code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub postal_code: Option<String>,
    /// Everything else that came.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

impl FromMembers for PhoneNumber {
    fn from_members(mut members: Members) -> Result<Self, DecodeError> {
        Ok(Self {
            kind: members.text("type")?,
            value: members.text("value")?,
            extra: members.rest(),
        })
    }
}

impl FromMembers for Address {
    fn from_members(mut members: Members) -> Result<Self, DecodeError> {
        Ok(Self {
            kind: members.text("type")?,
            country: members.text("country")?,
            locality: members.text("locality")?,
            region: members.text("region")?,
            street_address: members.text("streetAddress")?,
            postal_code: members.text("postalCode")?,
            extra: members.rest(),
        })
    }
}

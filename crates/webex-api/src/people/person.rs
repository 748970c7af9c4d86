//! The Person object, as lenient as Webex is.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::ids::{LicenseId, OrgId, PersonId, RoleId};
use crate::lenient;
use crate::words::words;

/// A person, as `GET /people` and `GET /people/{personId}` give it.
///
/// Only `id` must be there. A member that Webex left out is `None` or empty, and stays out of a PUT. Members
/// that this type does not know are kept in `extra`, so that a full replacement loses nothing.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Person {
    /// Read-only. Empty only in a value that was made here.
    #[serde(deserialize_with = "required_id")]
    pub id: PersonId,
    /// The first is the primary address.
    #[serde(
        default,
        deserialize_with = "lenient::or_default",
        skip_serializing_if = "Vec::is_empty"
    )]
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
    #[serde(
        default,
        deserialize_with = "lenient::or_default",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub roles: Vec<RoleId>,
    /// All licences, the implicit ones included. Empty also when the token may not see them.
    #[serde(
        default,
        deserialize_with = "lenient::or_default",
        skip_serializing_if = "Vec::is_empty"
    )]
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
    #[serde(
        default,
        deserialize_with = "lenient::or_default",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub site_urls: Vec<String>,
    /// Phone numbers; only those of type `work` can be written.
    #[serde(
        default,
        deserialize_with = "lenient::or_default",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub phone_numbers: Vec<PhoneNumber>,
    /// Postal addresses.
    #[serde(
        default,
        deserialize_with = "lenient::or_default",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub addresses: Vec<Address>,
    /// Webex Calling extension.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub extension: Option<String>,
    /// Webex Calling location; it cannot be changed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub location_id: Option<String>,
    /// Whether the person may sign in. Read as boolean or string, written as boolean.
    #[serde(
        default,
        deserialize_with = "lenient::boolean",
        skip_serializing_if = "Option::is_none"
    )]
    pub login_enabled: Option<bool>,
    /// Whether the invitation is still open; read-only. Read as boolean or string.
    #[serde(
        default,
        deserialize_with = "lenient::boolean",
        skip_serializing_if = "Option::is_none"
    )]
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

/// An id that is absent or `null` would make every later call about nobody.
fn required_id<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<PersonId, D::Error> {
    let id = PersonId::deserialize(deserializer)?;
    if id.as_str().is_empty() {
        return Err(serde::de::Error::custom("a person without an id"));
    }
    Ok(id)
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
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
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
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
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

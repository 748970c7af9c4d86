//! The Person object, as lenient as Webex is.

use std::borrow::Cow;

use serde::Serialize;

use crate::decode_error::DecodeError;
use crate::ids::{LicenseId, OrgId, PersonId, RoleId};
use crate::members::{FromMembers, Members, Unreadable, all, deserialize_by_members};
use crate::people::{Address, PhoneNumber, SiteOfPerson};
use crate::words::words;

/// A person, as `GET /people` and `GET /people/{personId}` give it.
///
/// Only `id` must be there. A member that Webex left out is `None` or empty; one that could not be read is too, and
/// [`unreadable`](Self::unreadable) names it. Members that this type does not know are not kept: nothing shows them, and a PUT must
/// not send back what was never written.
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
    /// Administrator roles; `None` when Webex did not say.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub roles: Option<Vec<RoleId>>,
    /// All licences, the implicit ones included; `None` when Webex did not say, for instance because the token may not see them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub licenses: Option<Vec<LicenseId>>,
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
    /// Meeting sites as Webex writes them, `site` or `site#attendee`; [`sites`](Self::sites) takes them apart.
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
    /// What came and could not be read.
    #[serde(skip)]
    pub unreadable: Unreadable,
}

deserialize_by_members!(Person);

impl FromMembers for Person {
    fn from_members(members: &mut Members<'_>) -> Result<Self, DecodeError> {
        Ok(Self {
            // An empty id would make every later call about nobody.
            id: members.required_text("id")?.into(),
            emails: members.texts("emails").unwrap_or_default(),
            display_name: members.text("displayName"),
            first_name: members.text("firstName"),
            last_name: members.text("lastName"),
            nick_name: members.text("nickName"),
            avatar: members.text("avatar"),
            org_id: members.text("orgId").map(OrgId::from),
            roles: members.texts("roles").map(all),
            licenses: members.texts("licenses").map(all),
            department: members.text("department"),
            title: members.text("title"),
            manager: members.text("manager"),
            manager_id: members.text("managerId").map(PersonId::from),
            site_urls: members.texts("siteUrls").unwrap_or_default(),
            phone_numbers: members.list("phoneNumbers").unwrap_or_default(),
            addresses: members.list("addresses").unwrap_or_default(),
            extension: members.text("extension"),
            location_id: members.text("locationId"),
            login_enabled: members.flag("loginEnabled"),
            invite_pending: members.flag("invitePending"),
            created: members.text("created"),
            last_modified: members.text("lastModified"),
            last_activity: members.text("lastActivity"),
            status: members.text("status").map(PersonStatus::from),
            person_type: members.text("type"),
            timezone: members.text("timezone"),
            unreadable: members.unreadable(),
        })
    }
}

impl Person {
    /// The first address, or the empty text.
    pub fn primary_email(&self) -> &str {
        self.emails.first().map_or("", String::as_str)
    }

    /// The meeting sites that Webex names for the person, in its order.
    pub fn sites(&self) -> impl Iterator<Item = SiteOfPerson> {
        self.site_urls.iter().map(|entry| SiteOfPerson::of(entry))
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

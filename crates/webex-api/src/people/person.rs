//! The Person object, decoded leniently.

use std::borrow::Cow;

use serde::Serialize;

use crate::decode_error::DecodeError;
use crate::ids::{LicenseId, OrgId, PersonId, RoleId};
use crate::members::{FromMembers, Members, Unreadable, all, deserialize_by_members};
use crate::open_enum::open_enum;
use crate::people::{Address, PhoneNumber, SiteOfPerson};

/// A person, as returned by `GET /people` and `GET /people/{personId}`.
///
/// Only `id` is required. A member that Webex left out is `None` or empty, and so is one that could not be read, which
/// [`unreadable`](Self::unreadable) lists. Unknown members are not kept: nothing shows them, and a PUT must not send
/// back what nobody wrote.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Person {
    /// The id; read-only. Empty only in a value created here.
    pub id: PersonId,
    /// All addresses. With several, Webex promises no order: see [`put_primary_first`](Self::put_primary_first).
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub emails: Vec<String>,
    /// Whether the first of several addresses is known to be the primary one.
    #[serde(skip)]
    pub primary_is_first: bool,
    /// The full name. PUT requires it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub display_name: Option<String>,
    /// Given name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first_name: Option<String>,
    /// Family name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_name: Option<String>,
    /// The nickname, which becomes the first name. Webex accepts and ignores it on PUT.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nick_name: Option<String>,
    /// The picture's URL.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub avatar: Option<String>,
    /// The organisation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub org_id: Option<OrgId>,
    /// Administrator roles; `None` if Webex left them out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub roles: Option<Vec<RoleId>>,
    /// All licences, including implicit ones; `None` if Webex left them out, for example because the token may not see
    /// them.
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
    /// The manager's person id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub manager_id: Option<PersonId>,
    /// Meeting sites as Webex writes them, `site` or `site#attendee`. [`sites`](Self::sites) parses them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub site_urls: Vec<String>,
    /// Phone numbers. Only those of type `work` can be written.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub phone_numbers: Vec<PhoneNumber>,
    /// Postal addresses.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub addresses: Vec<Address>,
    /// The Webex Calling extension.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub extension: Option<String>,
    /// The Webex Calling location, which cannot be changed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub location_id: Option<String>,
    /// Whether the person may sign in. Read as a boolean or a string, written as a boolean.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub login_enabled: Option<bool>,
    /// Whether the invitation is still pending; read-only. Read as a boolean or a string.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub invite_pending: Option<bool>,
    /// Creation time, in ISO 8601; read-only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub created: Option<String>,
    /// Time of the last change, in ISO 8601; read-only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_modified: Option<String>,
    /// Time of the last activity, in ISO 8601; read-only, absent with `excludeStatus`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_activity: Option<String>,
    /// Presence; read-only, absent with `excludeStatus`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<PersonStatus>,
    /// `person`, `bot` or `appuser`; read-only.
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    pub person_type: Option<String>,
    /// IANA time zone name, such as `America/Denver`; read-only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub timezone: Option<String>,
    /// The members that could not be read.
    #[serde(skip)]
    pub unreadable: Unreadable,
}

deserialize_by_members!(Person);

impl FromMembers for Person {
    fn from_members(members: &mut Members<'_>) -> Result<Self, DecodeError> {
        Ok(Self {
            // With an empty id, later calls would not be about any person.
            id: members.required_text("id")?.into(),
            emails: members.texts("emails").unwrap_or_default(),
            primary_is_first: false,
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
    /// Returns the first address, or an empty string.
    pub fn primary_email(&self) -> &str {
        self.emails.first().map_or("", String::as_str)
    }

    /// Puts the primary address first, as PUT expects it. [`ScimUser::primary_email`](crate::ScimUser::primary_email) tells which one it is.
    /// An address that the person doesn't have changes nothing.
    pub fn put_primary_first(&mut self, primary: &str) {
        let is_primary = |email: &String| email.eq_ignore_ascii_case(primary);
        if let Some(place) = self.emails.iter().position(is_primary) {
            if let Some(before) = self.emails.get_mut(..=place) {
                before.rotate_right(1);
            }
            self.primary_is_first = true;
        }
    }

    /// Iterates over the meeting sites that Webex lists for the person, in order.
    pub fn sites(&self) -> impl Iterator<Item = SiteOfPerson> {
        self.site_urls.iter().map(|entry| SiteOfPerson::of(entry))
    }

    /// Returns the name to show: the display name, otherwise first and last name, otherwise the primary address.
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

open_enum! {
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

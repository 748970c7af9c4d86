//! `PATCH /licenses/users`: adds and removes licences and attendee sites of one person.

use http::Method;
use serde::Serialize;

use crate::decode_error::DecodeError;
use crate::endpoint::{Endpoint, Idempotency, decode_written, encode_json};
use crate::ids::{LicenseId, OrgId, PersonId};
use crate::members::{FromMembers, Members, Unreadable, all, deserialize_by_members};
use crate::open_enum::open_enum;
use crate::request_path::RequestPath;

/// `PATCH /licenses/users`. Answers 200, or **206** if only part was done: compare `licenses` with the request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct AssignLicenses {
    /// The person.
    pub person_id: PersonId,
    /// The organisation, for partner administrators.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub org_id: Option<OrgId>,
    /// The licences to add and remove, in this order.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub licenses: Vec<LicenseRequest>,
    /// The attendee accounts on meeting sites to add and remove.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub site_urls: Vec<SiteAccountRequest>,
}

/// One licence to add or remove.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LicenseRequest {
    /// The licence.
    pub id: LicenseId,
    /// Whether to add or remove it.
    pub operation: LicenseOperation,
    /// What a Calling licence requires.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub properties: Option<LicenseProperties>,
}

impl LicenseRequest {
    /// Creates a request that adds a licence without properties.
    pub fn add(id: LicenseId) -> Self {
        Self {
            id,
            operation: LicenseOperation::Add,
            properties: None,
        }
    }

    /// Creates a request that removes a licence.
    pub fn remove(id: LicenseId) -> Self {
        Self {
            id,
            operation: LicenseOperation::Remove,
            properties: None,
        }
    }
}

/// Whether to add or remove.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum LicenseOperation {
    /// Adds; the API's default.
    Add,
    /// Removes.
    Remove,
}

/// What a Calling licence requires: a number or an extension and, without a number, the location.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct LicenseProperties {
    /// The Calling location's id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub location_id: Option<String>,
    /// The phone number, in E.164 format.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone_number: Option<String>,
    /// The extension.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub extension: Option<String>,
}

/// One attendee account to add or remove.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SiteAccountRequest {
    /// The site's host name.
    pub site_url: String,
    /// The account type. The API accepts only `attendee`; hosts are defined by licences.
    pub account_type: AccountType,
    /// Whether to add or remove it.
    pub operation: LicenseOperation,
}

open_enum! {
    /// A person's account type on a meeting site.
    AccountType {
        /// May attend.
        Attendee = "attendee",
        /// May host, because of a licence for the site.
        Host = "host",
    }
}

/// The answer: what the person holds now, as far as Webex says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UserLicenses {
    /// The person.
    pub person_id: Option<PersonId>,
    /// The person's e-mail address.
    pub email: Option<String>,
    /// The organisation.
    pub org_id: Option<OrgId>,
    /// All licences after the change; `None` if Webex left them out.
    pub licenses: Option<Vec<LicenseId>>,
    /// All site accounts after the change; `None` if Webex left them out.
    pub site_urls: Option<Vec<SiteAccount>>,
    /// Licences that a person from another organisation has not accepted yet; `None` if Webex left them out.
    pub pending_licenses: Option<Vec<LicenseId>>,
    /// Site accounts that a person from another organisation has not accepted yet; `None` if Webex left them out.
    pub pending_site_urls: Option<Vec<SiteAccount>>,
    /// The members that could not be read.
    pub unreadable: Unreadable,
}

/// A person's account on a meeting site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SiteAccount {
    /// The site's host name.
    pub site_url: String,
    /// The account type, if Webex gave one.
    pub account_type: Option<AccountType>,
}

deserialize_by_members!(UserLicenses, SiteAccount);

impl FromMembers for UserLicenses {
    fn from_members(members: &mut Members<'_>) -> Result<Self, DecodeError> {
        Ok(Self {
            person_id: members.text("personId").map(PersonId::from),
            email: members.text("email"),
            org_id: members.text("orgId").map(OrgId::from),
            licenses: members.texts("licenses").map(all),
            site_urls: members.list("siteUrls"),
            pending_licenses: members.texts("pendingLicenses").map(all),
            pending_site_urls: members.list("pendingSiteUrls"),
            unreadable: members.unreadable(),
        })
    }
}

impl FromMembers for SiteAccount {
    fn from_members(members: &mut Members<'_>) -> Result<Self, DecodeError> {
        Ok(Self {
            site_url: members.required_text("siteUrl")?,
            account_type: members.text("accountType").map(AccountType::from),
        })
    }
}

impl Endpoint for AssignLicenses {
    /// `None` if the answer has no readable body. Read back either way.
    type Output = Option<UserLicenses>;
    const NAME: &'static str = "PATCH /licenses/users";
    const METHOD: Method = Method::PATCH;
    const IDEMPOTENCY: Idempotency = Idempotency::Unsafe;
    const SCOPES: &'static [&'static str] = &["spark-admin:people_write"];

    fn path(&self) -> RequestPath {
        RequestPath::new("/licenses/users")
    }

    fn body(&self) -> Option<Vec<u8>> {
        Some(encode_json(self))
    }

    fn decode(&self, body: &[u8]) -> Result<Option<UserLicenses>, DecodeError> {
        Ok(decode_written(body))
    }
}

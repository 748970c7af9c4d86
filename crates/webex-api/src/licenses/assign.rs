//! `PATCH /licenses/users`: add and remove licences and attendee sites of one person.

use http::Method;
use serde::Serialize;

use crate::decode_error::DecodeError;
use crate::endpoint::{Endpoint, Idempotency, decode_written, encode_json};
use crate::ids::{LicenseId, OrgId, PersonId};
use crate::members::{FromMembers, Members, Unreadable, all, deserialize_by_members};
use crate::request_path::RequestPath;
use crate::words::words;

/// `PATCH /licenses/users`. Answers 200, or **206** when only a part was done: compare `licenses` with the wish.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct AssignLicenses {
    /// Whose.
    pub person_id: PersonId,
    /// For partner admins.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub org_id: Option<OrgId>,
    /// What to add and remove, in this order.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub licenses: Vec<LicenseRequest>,
    /// Attendee accounts on meeting sites.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub site_urls: Vec<SiteAccountRequest>,
}

/// One licence to add or remove.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LicenseRequest {
    /// Which.
    pub id: LicenseId,
    /// Add or remove.
    pub operation: LicenseOperation,
    /// What a Calling licence needs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub properties: Option<LicenseProperties>,
}

impl LicenseRequest {
    /// Gives the person a licence that needs no properties.
    pub fn add(id: LicenseId) -> Self {
        Self {
            id,
            operation: LicenseOperation::Add,
            properties: None,
        }
    }

    /// Takes a licence away.
    pub fn remove(id: LicenseId) -> Self {
        Self {
            id,
            operation: LicenseOperation::Remove,
            properties: None,
        }
    }
}

/// Add or remove.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum LicenseOperation {
    /// The default of the API.
    Add,
    /// Take away.
    Remove,
}

/// What a Calling licence needs: a number or an extension; without a number, the location.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct LicenseProperties {
    /// Calling location.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub location_id: Option<String>,
    /// E.164.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone_number: Option<String>,
    /// Extension.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub extension: Option<String>,
}

/// One attendee account to add or remove.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SiteAccountRequest {
    /// Host name of the site.
    pub site_url: String,
    /// The API takes `attendee` only; hosts are made by licences.
    pub account_type: AccountType,
    /// Add or remove.
    pub operation: LicenseOperation,
}

words! {
    /// What a person is on a meeting site.
    AccountType {
        /// May attend.
        Attendee = "attendee",
        /// May host: has a licence of the site.
        Host = "host",
    }
}

/// The answer: what the person has now, as far as Webex says it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UserLicenses {
    /// Whose.
    pub person_id: Option<PersonId>,
    /// The person's address.
    pub email: Option<String>,
    /// The organisation.
    pub org_id: Option<OrgId>,
    /// All licences after the change; `None` when Webex did not say.
    pub licenses: Option<Vec<LicenseId>>,
    /// All site accounts after the change; `None` when Webex did not say.
    pub site_urls: Option<Vec<SiteAccount>>,
    /// Licences that a person of another organisation has not accepted yet; `None` when Webex did not say.
    pub pending_licenses: Option<Vec<LicenseId>>,
    /// Site accounts that a person of another organisation has not accepted yet; `None` when Webex did not say.
    pub pending_site_urls: Option<Vec<SiteAccount>>,
    /// What came and could not be read.
    pub unreadable: Unreadable,
}

/// A person's account on a meeting site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SiteAccount {
    /// Host name of the site.
    pub site_url: String,
    /// What the person is there.
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
    /// `None` when the answer has no body that can be read: read back either way.
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

//! The body of `PATCH /licenses/users`.

use serde::Deserialize;

/// The operation; adding is the default.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Operation {
    #[default]
    Add,
    Remove,
}

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(crate) struct Properties {
    pub(crate) location_id: Option<String>,
    pub(crate) phone_number: Option<String>,
    pub(crate) extension: Option<String>,
}

#[derive(Debug, Deserialize)]
pub(crate) struct LicenseRequest {
    pub(crate) id: String,
    #[serde(default)]
    pub(crate) operation: Operation,
    pub(crate) properties: Option<Properties>,
}

/// The only account type that can be requested. wxc_sdk sends it in capitals.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum AccountType {
    #[serde(alias = "ATTENDEE")]
    Attendee,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct SiteUrlRequest {
    pub(crate) site_url: String,
    #[serde(rename = "accountType")]
    _account_type: AccountType,
    #[serde(default)]
    pub(crate) operation: Operation,
}

/// The `PatchUserLicenses` schema.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct PatchUserLicenses {
    pub(crate) email: Option<String>,
    pub(crate) person_id: Option<String>,
    pub(crate) org_id: Option<String>,
    #[serde(default)]
    pub(crate) licenses: Vec<LicenseRequest>,
    #[serde(default)]
    pub(crate) site_urls: Vec<SiteUrlRequest>,
}

//! Details that only some people have.

use serde::{Deserialize, Serialize};

/// Contact details, Calling details and tracking-code values of one person.
#[derive(Clone, Debug, Default)]
pub(crate) struct Extras {
    pub(crate) more_emails: Vec<Box<str>>,
    pub(crate) nick_name: Option<String>,
    pub(crate) avatar: Option<String>,
    pub(crate) manager: Option<String>,
    pub(crate) manager_id: Option<String>,
    pub(crate) phone_numbers: Vec<PhoneNumber>,
    pub(crate) addresses: Vec<Address>,
    pub(crate) extension: Option<String>,
    /// Index of the location.
    pub(crate) location: Option<usize>,
    /// Values by site and tracking code name.
    pub(crate) tracking: Vec<(usize, String, String)>,
    /// Privileges and services of the XML service, by site and name.
    pub(crate) site_switches: Vec<(usize, String, bool)>,
}

/// A phone number. Webex lets clients write `work`; the other types are read-only.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct PhoneNumber {
    #[serde(rename = "type")]
    pub(crate) kind: String,
    pub(crate) value: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) primary: Option<bool>,
}

/// An address, as in the `Person` schema.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(crate) struct Address {
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    pub(crate) kind: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) country: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) locality: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) region: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) street_address: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) postal_code: Option<String>,
}

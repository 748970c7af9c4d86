//! A person's phone numbers and postal addresses.

use serde::Serialize;

use crate::decode_error::DecodeError;
use crate::members::{FromMembers, Members};

/// One phone number of a person.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct PhoneNumber {
    /// `work`, `work_extension`, `mobile`, `fax`, …
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
    /// The number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
    /// Whether it is the main number of its kind. Not sent back, because it is not documented for requests.
    #[serde(skip_serializing)]
    pub primary: Option<bool>,
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
}

impl Address {
    /// Returns the address in one line: street, postal code, city, region, country. Parts that are missing or empty are left out.
    pub fn in_one_line(&self) -> String {
        let parts = [
            &self.street_address,
            &self.postal_code,
            &self.locality,
            &self.region,
            &self.country,
        ];
        let parts = parts.into_iter().flatten().map(String::as_str);
        let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
        parts.join(", ")
    }
}

impl FromMembers for PhoneNumber {
    fn from_members(members: &mut Members<'_>) -> Result<Self, DecodeError> {
        Ok(Self {
            kind: members.text("type"),
            value: members.text("value"),
            primary: members.flag("primary"),
        })
    }
}

impl FromMembers for Address {
    fn from_members(members: &mut Members<'_>) -> Result<Self, DecodeError> {
        Ok(Self {
            kind: members.text("type"),
            country: members.text("country"),
            locality: members.text("locality"),
            region: members.text("region"),
            street_address: members.text("streetAddress"),
            postal_code: members.text("postalCode"),
        })
    }
}

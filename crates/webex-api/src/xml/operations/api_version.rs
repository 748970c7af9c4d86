//! `ep.GetAPIVersion`: answers without a ticket, so it shows whether the XML API can be reached.

use super::some;
use crate::decode_error::DecodeError;
use crate::xml::document::Element;
use crate::xml::namespace::Namespace::Ep;
use crate::xml::operation::{Credential, Operation};
use crate::xml::writer::Content;

/// Asks for the version of a site's XML API.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct GetApiVersion;

/// The versions of a site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApiVersion {
    /// `apiVersion`, such as `WebEx XML API V40.9.0`.
    pub version: String,
    /// `release`.
    pub release: Option<String>,
    /// `trainReleaseVersion`.
    pub train: Option<String>,
}

impl Operation for GetApiVersion {
    type Output = ApiVersion;
    const BINDING: &'static str = "ep.GetAPIVersion";
    const NAME: &'static str = "XML ep.GetAPIVersion";
    const CREDENTIAL: Credential = Credential::None;

    fn write(&self, content: &mut Content) {
        content.flag("returnTrainReleaseVersion", Some(true));
    }

    fn read(content: Option<Element<'_>>) -> Result<ApiVersion, DecodeError> {
        let content = some(content)?;
        Ok(ApiVersion {
            version: content.required(Ep, "apiVersion")?.word().to_owned(),
            release: content.text_of(Ep, "release"),
            train: content.text_of(Ep, "trainReleaseVersion"),
        })
    }
}

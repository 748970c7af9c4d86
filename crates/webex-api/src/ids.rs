//! Identifier types, so that a licence id cannot be passed as a person id.
//!
//! Most Webex ids are unpadded base64url of `ciscospark://REGION/TYPE/UUID`. Calls treat them as opaque;
//! [`decoded`](PersonId::decoded) shows people what is inside.

use std::fmt;

use base64::Engine as _;
use base64::alphabet::URL_SAFE;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use serde::{Deserialize, Serialize};

/// Base64url that accepts ids with and without padding.
const ID_BASE64: GeneralPurpose = GeneralPurpose::new(
    &URL_SAFE,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

/// The content of a Webex id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecodedId {
    /// `us`, or a cluster such as `urn:TEAM:us-west-2_r`.
    pub region: String,
    /// `PEOPLE`, `ORGANIZATION`, `ROLE`, `LICENSE`, …
    pub kind: String,
    /// The raw id, usually a UUID. A group's is `groupUuid:orgUuid`.
    pub uuid: String,
}

impl DecodedId {
    /// Decodes an id; `None` if it does not have the `ciscospark://` form.
    pub fn of(id: &str) -> Option<Self> {
        let bytes = ID_BASE64.decode(id).ok()?;
        let text = String::from_utf8(bytes).ok()?;
        let mut parts = text.strip_prefix("ciscospark://")?.splitn(3, '/');
        let (region, kind, uuid) = (parts.next()?, parts.next()?, parts.next()?);
        let filled = !region.is_empty() && !kind.is_empty() && !uuid.is_empty();
        filled.then(|| Self {
            region: region.into(),
            kind: kind.into(),
            uuid: uuid.into(),
        })
    }
}

macro_rules! id {
    ($(#[$meta:meta])* $name:ident) => {
        $(#[$meta])*
        #[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// Wraps an id as written by Webex.
            pub fn new(text: impl Into<String>) -> Self {
                Self(text.into())
            }

            /// Returns the id as written by Webex.
            pub fn as_str(&self) -> &str {
                &self.0
            }

            /// Decodes the id, if it has the `ciscospark://` form.
            pub fn decoded(&self) -> Option<DecodedId> {
                DecodedId::of(&self.0)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl From<String> for $name {
            fn from(text: String) -> Self {
                Self(text)
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self(text.to_owned())
            }
        }
    };
}

id!(
    /// A person (`PEOPLE`).
    PersonId
);
id!(
    /// A licence (`LICENSE`), such as one of `GET /licenses`.
    LicenseId
);
id!(
    /// An administrator role (`ROLE`).
    RoleId
);
id!(
    /// An organisation (`ORGANIZATION`).
    OrgId
);
id!(
    /// An authorization (`AUTHORIZATION`), as in `GET /authorizations`.
    AuthorizationId
);
id!(
    /// A session type of a meeting site: a short number as a string, such as `3`. It does not have the `ciscospark://`
    /// form.
    SessionTypeId
);
id!(
    /// A tracking code of a meeting site: a short number as a string, such as `1`. It does not have the `ciscospark://` form.
    TrackingCodeId
);
id!(
    /// A meeting site's host name, such as `example.webex.com`.
    SiteUrl
);

impl PersonId {
    /// Whether two ids identify the same person. Webex sometimes writes an id with another region inside, or as the
    /// bare UUID.
    pub fn is_same(&self, other: &Self) -> bool {
        let bare = |id: &Self| id.decoded().map_or_else(|| id.0.clone(), |id| id.uuid);
        self == other || bare(self).eq_ignore_ascii_case(&bare(other))
    }
}

impl SiteUrl {
    /// Whether two texts name the same host, ignoring case, a leading `https://` and a trailing slash.
    pub fn is_same(&self, other: &Self) -> bool {
        self.host().eq_ignore_ascii_case(other.host())
    }

    fn host(&self) -> &str {
        let host = self.0.trim();
        let host = host.split_once("://").map_or(host, |(_, host)| host);
        host.trim_end_matches('/').trim_end_matches('.')
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decodes_the_documented_id() {
        let id = PersonId::new(
            "Y2lzY29zcGFyazovL3VzL1BFT1BMRS9mNWIzNjE4Ny1jOGRkLTQ3MjctOGIyZi1mOWM0NDdmMjkwNDY",
        );
        let decoded = id.decoded().unwrap();
        assert_eq!(decoded.region, "us");
        assert_eq!(decoded.kind, "PEOPLE");
        assert_eq!(decoded.uuid, "f5b36187-c8dd-4727-8b2f-f9c447f29046");
    }

    #[test]
    fn does_not_decode_other_text() {
        for text in ["", "3", "example.webex.com", "Y2lzY29zcGFyazovL3Vz", "////"] {
            assert_eq!(DecodedId::of(text), None, "{text}");
        }
    }

    #[test]
    fn compares_people_across_spellings() {
        let id = |inside: &str| PersonId::new(ID_BASE64.encode(inside));
        let person = id("ciscospark://us/PEOPLE/f5b36187-c8dd-4727-8b2f-f9c447f29046");
        assert!(person.is_same(&person.clone()));
        assert!(person.is_same(&id(
            "ciscospark://urn:TEAM:eu-central-1_k/PEOPLE/F5B36187-C8DD-4727-8B2F-F9C447F29046"
        )));
        assert!(person.is_same(&"f5b36187-c8dd-4727-8b2f-f9c447f29046".into()));
        assert!(!person.is_same(&id(
            "ciscospark://us/PEOPLE/05b36187-c8dd-4727-8b2f-f9c447f29046"
        )));
        assert!(!PersonId::new("P").is_same(&"Q".into()));
    }

    #[test]
    fn compares_sites_across_spellings() {
        let site = SiteUrl::new("acme.webex.com");
        for same in [
            "acme.webex.com",
            "ACME.Webex.com",
            "https://acme.webex.com/",
            "acme.webex.com.",
        ] {
            assert!(site.is_same(&same.into()), "{same}");
        }
        for other in [
            "",
            "acme.webex.com.evil.example",
            "webex.com",
            "acme.webex.com/x",
            "xacme.webex.com",
        ] {
            assert!(!site.is_same(&other.into()), "{other}");
        }
    }
}

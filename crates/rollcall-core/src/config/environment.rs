//! The places where a Webex organisation can live, and the addresses of each.

use super::entry::Entry;
use super::error::ConfigError;
use webex_api::OAuthEndpoints;
use webex_api::xml::XmlAddress;

/// A Webex of its own: own accounts, own addresses, own issuer of tokens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Environment {
    /// The addresses of `config.json`, for instance a simulator on this computer.
    Configured,
    /// `webexapis.com`.
    Commercial,
    /// Webex for Government, `api-usgov.webex.com`.
    Government,
}

impl Environment {
    /// All of them, in the order in which they are documented.
    pub const ALL: [Self; 3] = [Self::Commercial, Self::Government, Self::Configured];

    /// The word for `config.json` and for what a tab keeps.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Configured => "configured",
            Self::Commercial => "commercial",
            Self::Government => "government",
        }
    }

    /// The environment of a word of [`Environment::key`].
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|environment| environment.key() == key)
    }
}

/// The addresses of one environment, and where its sign-ins come back to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Service {
    /// Which one.
    pub environment: Environment,
    /// Base of the REST API, without a trailing slash.
    pub api: String,
    /// Where to sign in and to get tokens.
    pub endpoints: OAuthEndpoints,
    /// How the XML API is reached.
    pub xml: XmlAddress,
    /// Path below the app's folder that sign-ins of this environment come back to.
    ///
    /// Each environment has its own: Webex names no issuer in its answers (`iss`, RFC 9207), so the path of the answer is what
    /// tells two of them apart (RFC 9700 section 4.4.2).
    pub redirect_path: String,
}

impl Service {
    /// The redirect URI to register with Webex and to send in both OAuth requests, byte for byte the same.
    ///
    /// `base` is the path of the app's folder with its trailing slash.
    pub fn redirect_uri(&self, page_origin: &str, base: &str) -> String {
        [page_origin, base, &self.redirect_path].concat()
    }
}

/// API, authorization endpoint, token endpoint.
pub(super) const COMMERCIAL: (&str, &str, &str) = (
    "https://webexapis.com/v1",
    "https://webexapis.com/v1/authorize",
    "https://webexapis.com/v1/access_token",
);
pub(super) const GOVERNMENT: (&str, &str, &str) = (
    "https://api-usgov.webex.com/v1",
    "https://api-usgov.webex.com/v1/authorize",
    "https://api-usgov.webex.com/v1/access_token",
);

impl Entry {
    pub(super) fn environments(&self) -> Result<Vec<Environment>, ConfigError> {
        self.words(
            Environment::from_key,
            "must be a list of “commercial”, “government” and “configured”, each at most once",
        )
    }
}

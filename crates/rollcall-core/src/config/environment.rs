//! The places where a Webex organisation can live, and the addresses of each.

use super::{Config, ConfigError, Entry};
use webex_api::OAuthEndpoints;

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
    /// The XML API's address; none where each meeting site has its own.
    pub xml: Option<String>,
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

impl Config {
    /// The environments that people can sign in to; the first one is that of [`Config::client_id`]. Never empty.
    pub fn environments(&self) -> Vec<Environment> {
        match &self.environments {
            Some(environments) => environments.clone(),
            None if self.own_addresses => vec![Environment::Configured],
            None => vec![Environment::Commercial, Environment::Government],
        }
    }

    /// The addresses of an environment; none when `environments` leaves it out.
    pub fn service(&self, environment: Environment) -> Option<Service> {
        let place = self
            .environments()
            .into_iter()
            .position(|listed| listed == environment)?;
        Some(self.addresses(environment, place == 0))
    }

    /// The addresses of all environments, in their order.
    pub fn services(&self) -> Vec<Service> {
        let environments = self.environments().into_iter().enumerate();
        environments
            .map(|(place, environment)| self.addresses(environment, place == 0))
            .collect()
    }

    /// The environment that the client id belongs to.
    pub fn home(&self) -> Service {
        let first = self.environments().first().copied();
        self.addresses(first.unwrap_or(Environment::Configured), true)
    }

    fn addresses(&self, environment: Environment, first: bool) -> Service {
        let (api, authorize, token) = match environment {
            Environment::Configured => (&*self.api, &*self.authorize, &*self.token),
            Environment::Commercial => COMMERCIAL,
            Environment::Government => GOVERNMENT,
        };
        let configured = environment == Environment::Configured;
        Service {
            environment,
            api: api.to_owned(),
            endpoints: OAuthEndpoints {
                authorize: authorize.to_owned(),
                token: token.to_owned(),
                issuer: self.issuer.clone().filter(|_| configured),
            },
            xml: self.xml.clone().filter(|_| configured),
            redirect_path: redirect_path(&self.redirect_path, environment, first),
        }
    }
}

/// API, authorization endpoint, token endpoint.
pub(super) const COMMERCIAL: (&str, &str, &str) = (
    "https://webexapis.com/v1",
    "https://webexapis.com/v1/authorize",
    "https://webexapis.com/v1/access_token",
);
const GOVERNMENT: (&str, &str, &str) = (
    "https://api-usgov.webex.com/v1",
    "https://api-usgov.webex.com/v1/authorize",
    "https://api-usgov.webex.com/v1/access_token",
);

/// The first environment has the configured path as it stands, every other one a path of its own.
fn redirect_path(configured: &str, environment: Environment, first: bool) -> String {
    if first {
        return configured.to_owned();
    }
    let own = match environment {
        Environment::Configured => "own",
        Environment::Commercial => "com",
        Environment::Government => "gov",
    };
    let joint = if configured.is_empty() || configured.ends_with('/') {
        ""
    } else {
        "-"
    };
    [configured, joint, own].concat()
}

impl Entry {
    pub(super) fn environments(&self) -> Result<Vec<Environment>, ConfigError> {
        self.words(
            Environment::from_key,
            "must be a list of “commercial”, “government” and “configured”, each at most once",
        )
    }
}

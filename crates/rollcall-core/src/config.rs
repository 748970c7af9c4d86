//! `config.json`: the few settings that a host may give the app without a rebuild.
//!
//! The file is read before anything else and decides where tokens are sent, so it is read strictly: an unknown key, a wrong
//! type or an address outside the compiled allow-list stops the start and names the line and the key. The file can
//! never widen trust; the page's Content-Security-Policy is generated from the same values and is the second wall.

mod address;
mod entry;
mod environment;
mod error;
mod keys;
mod offered;
mod sign_in_method;

pub use environment::{Environment, Service};
pub use error::ConfigError;
pub use sign_in_method::SignInMethod;

use crate::sort::sorted;
use address::{Address, is_loopback_page};
use entry::Entry;
use environment::COMMERCIAL;
use keys::entries;
use sign_in_method::default_methods;
use std::time::Duration;
use webex_api::xml::XmlAddress;

/// The largest `config.json` that is read, in bytes.
pub const SIZE_LIMIT: usize = 64 * 1024;

/// The settings of one installation; every one has a default, and the defaults are the real Webex.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Config {
    /// `clientId`: the Webex integration that people sign in with by one button. Without it they bring their own, or a token.
    pub client_id: Option<String>,
    /// `redirectPath`: path below the app's folder that the integration's redirect URI names. Default: the folder itself.
    pub redirect_path: String,
    /// `scopes`: asked for instead of [`crate::scopes::sign_in_scopes`], for an integration that was registered with others.
    pub scopes: Option<Vec<String>>,
    /// `apiUrl`: base of the REST API, without a trailing slash. Default `https://webexapis.com/v1`.
    pub api: String,
    /// `authorizeUrl`: OAuth authorization endpoint. Default `https://webexapis.com/v1/authorize`.
    pub authorize: String,
    /// `tokenUrl`: OAuth token endpoint. Default `https://webexapis.com/v1/access_token`.
    pub token: String,
    /// `xmlUrl`: how the XML API is reached. Default: each meeting site at its own host.
    pub xml: XmlAddress,
    /// `issuer`: what the `iss` parameter of a callback must equal (RFC 9207). Webex sends none, so there is no default.
    pub issuer: Option<String>,
    /// `environments`, as given; see [`Config::environments`].
    environments: Option<Vec<Environment>>,
    /// The page's own origin, if a key names a path on it.
    own_origin: Option<String>,
    /// Whether a key names an address or the issuer of [`Environment::Configured`].
    own_addresses: bool,
    /// `signInMethods`, as given; see [`Config::sign_in_methods`].
    sign_in_methods: Vec<SignInMethod>,
    /// `idleMinutes`: how long nobody may touch the app before the session ends. Default 30 minutes.
    pub idle: Duration,
    /// `sessionHours`: how long a session lasts at most. Default 12 hours.
    pub session: Duration,
    /// `requestTimeoutSeconds`: how long one request may take. Default 30 seconds.
    pub request_timeout: Duration,
    /// `readOnly`: whether the app never changes anything. Default `false`: it asks before the first change of a session.
    pub read_only: bool,
    /// `serviceWorker`: whether the browser keeps the app's own files, so that it starts without a network. `public/offline.js` acts on
    /// it. Default true.
    pub service_worker: bool,
    /// `title`: the name that the page shows. Default “Rollcall”.
    pub title: String,
    /// `supportUrl`: where people get help, `https:` or `mailto:`.
    pub support_url: Option<String>,
}

impl Default for Config {
    fn default() -> Self {
        let (api, authorize, token) = COMMERCIAL;
        Self {
            client_id: None,
            redirect_path: String::new(),
            scopes: None,
            api: api.to_owned(),
            authorize: authorize.to_owned(),
            token: token.to_owned(),
            xml: XmlAddress::Direct,
            issuer: None,
            environments: None,
            own_origin: None,
            own_addresses: false,
            sign_in_methods: default_methods(),
            idle: Duration::from_secs(30 * MINUTE),
            session: Duration::from_secs(12 * HOUR),
            request_timeout: Duration::from_secs(30),
            read_only: false,
            service_worker: true,
            title: "Rollcall".to_owned(),
            support_url: None,
        }
    }
}

const MINUTE: u64 = 60;
const HOUR: u64 = 60 * MINUTE;

impl Config {
    /// Reads the text of `config.json`.
    ///
    /// `page_origin` is the origin that serves the app, for instance `https://admin.example.com`. Services on a loopback
    /// address are accepted only when the page itself comes from one: on a public page they could only be a trap.
    ///
    /// # Errors
    /// The first fault found, with its line and key.
    pub fn parse(json: &str, page_origin: &str) -> Result<Self, ConfigError> {
        if json.len() > SIZE_LIMIT {
            return Err(ConfigError::whole_file(format!(
                "is larger than {SIZE_LIMIT} bytes"
            )));
        }
        let loopback = is_loopback_page(page_origin);
        let mut config = Self::default();
        let entries = entries(json)?;
        for entry in &entries {
            config.set(entry, page_origin, loopback)?;
        }
        for entry in &entries {
            config.fits(entry)?;
        }
        Ok(config)
    }

    /// Takes one key over; the names here are the whole vocabulary of `config.json`.
    fn set(&mut self, entry: &Entry, page_origin: &str, loopback: bool) -> Result<(), ConfigError> {
        let service = |entry: &Entry| entry.service(loopback);
        let relayed = |entry: &Entry| match entry.relay(page_origin)? {
            Some(address) => Ok(address),
            None => entry.service(loopback),
        };
        let seconds = |number: u64, unit: u64| Duration::from_secs(number * unit);
        self.own_addresses |= OWN_ADDRESSES.contains(&&*entry.key) && !entry.value.is_null();
        if RELAYED.contains(&&*entry.key) && entry.relay(page_origin)?.is_some() {
            self.own_origin = Some(page_origin.to_owned());
        }
        match entry.key.as_str() {
            "clientId" => entry.fill(&mut self.client_id, |entry| entry.token().map(Some)),
            "redirectPath" => entry.fill(&mut self.redirect_path, Entry::relative_path),
            "scopes" => entry.fill(&mut self.scopes, |entry| entry.scopes().map(Some)),
            "apiUrl" => entry.fill(&mut self.api, relayed),
            "authorizeUrl" => entry.fill(&mut self.authorize, service),
            "tokenUrl" => entry.fill(&mut self.token, relayed),
            "xmlUrl" => entry.fill(&mut self.xml, |entry| entry.xml(page_origin, loopback)),
            "issuer" => entry.fill(&mut self.issuer, |entry| entry.text(512).map(Some)),
            "environments" => entry.fill(&mut self.environments, |entry| {
                entry.environments().map(Some)
            }),
            "signInMethods" => entry.fill(&mut self.sign_in_methods, Entry::sign_in_methods),
            "idleMinutes" => entry.fill(&mut self.idle, |entry| {
                Ok(seconds(entry.number(1, 480)?, MINUTE))
            }),
            "sessionHours" => entry.fill(&mut self.session, |entry| {
                Ok(seconds(entry.number(1, 24)?, HOUR))
            }),
            "requestTimeoutSeconds" => entry.fill(&mut self.request_timeout, |entry| {
                Ok(seconds(entry.number(5, 120)?, 1))
            }),
            "readOnly" => entry.fill(&mut self.read_only, Entry::truth),
            "serviceWorker" => entry.fill(&mut self.service_worker, Entry::truth),
            "title" => entry.fill(&mut self.title, |entry| entry.text(60)),
            "supportUrl" => entry.fill(&mut self.support_url, |entry| entry.link().map(Some)),
            _ => Err(entry.fault("is not a setting of this app")),
        }
    }

    /// What one key says may make no sense beside the others; a setting that would silently do nothing is a fault.
    fn fits(&self, entry: &Entry) -> Result<(), ConfigError> {
        match entry.key.as_str() {
            "signInMethods" if self.sign_in_methods().is_empty() => {
                Err(entry.fault("leaves no sign-in method: “webex” needs a “clientId”"))
            }
            "environments"
                if self.own_addresses
                    && !self.environments().contains(&Environment::Configured) =>
            {
                Err(entry.fault("must have “configured”, because other keys give its addresses"))
            }
            _ => Ok(()),
        }
    }

    /// The origins that the page must be able to fetch from, sorted and unique: the source of the policy's `connect-src`.
    ///
    /// The page's own origin is not among them: the policy allows it anyway.
    ///
    /// The authorization endpoints are missing on purpose: the browser navigates there and never fetches them.
    pub fn connect_origins(&self) -> Vec<String> {
        let fetched = |service: Service| {
            [
                Some(service.api),
                Some(service.endpoints.token),
                match service.xml {
                    XmlAddress::One(url) => Some(url),
                    XmlAddress::Direct | XmlAddress::Relay(_) | XmlAddress::Off => None,
                },
            ]
        };
        let origins: Vec<String> = self
            .services()
            .into_iter()
            .flat_map(fetched)
            .flatten()
            .filter_map(|url| Address::parse(&url).ok())
            .map(|address| address.origin().to_owned())
            .filter(|origin| self.own_origin.as_ref() != Some(origin))
            .collect();
        let mut origins = sorted(origins, &Ord::cmp);
        origins.dedup();
        origins
    }
}

/// The keys that can name a path on the page's own host, where a web server passes requests on.
const RELAYED: [&str; 3] = ["apiUrl", "tokenUrl", "xmlUrl"];

/// The keys that describe [`Environment::Configured`].
const OWN_ADDRESSES: [&str; 5] = ["apiUrl", "authorizeUrl", "tokenUrl", "xmlUrl", "issuer"];

#[cfg(test)]
mod tests;

//! `config.json`: the few settings that a host may give the app without a rebuild.
//!
//! The file is read before anything else and decides where tokens are sent, so it is read strictly: an unknown key, a wrong
//! type or an address outside the compiled allow-list stops the start and names the line and the key. The file can
//! never widen trust; the page's Content-Security-Policy is generated from the same values and is the second wall.

mod address;
mod entry;
mod error;
mod keys;

pub use error::ConfigError;

use address::{Address, is_loopback_page};
use entry::Entry;
use keys::entries;
use webex_api::OAuthEndpoints;

/// The largest `config.json` that is read, in bytes.
pub const SIZE_LIMIT: usize = 64 * 1024;

/// The settings of one installation; every one has a default, and the defaults are the real Webex.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Config {
    /// `clientId`: the Webex integration that people sign in with. Without it nobody can sign in by authorization code.
    pub client_id: Option<String>,
    /// `apiUrl`: base of the REST API, without a trailing slash. Default `https://webexapis.com/v1`.
    pub api: String,
    /// `authorizeUrl`: OAuth authorization endpoint. Default `https://webexapis.com/v1/authorize`.
    pub authorize: String,
    /// `tokenUrl`: OAuth token endpoint. Default `https://webexapis.com/v1/access_token`.
    pub token: String,
    /// `issuer`: what the `iss` parameter of a callback must equal (RFC 9207). Webex sends none, so there is no default.
    pub issuer: Option<String>,
    /// `redirectPath`: path below the app's folder that the integration's redirect URI names. Default: the folder itself.
    pub redirect_path: String,
    /// `scopes`: asked for instead of [`crate::scopes::sign_in_scopes`], for an integration that was registered with others.
    pub scopes: Option<Vec<String>>,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            client_id: None,
            api: "https://webexapis.com/v1".to_owned(),
            authorize: "https://webexapis.com/v1/authorize".to_owned(),
            token: "https://webexapis.com/v1/access_token".to_owned(),
            issuer: None,
            redirect_path: String::new(),
            scopes: None,
        }
    }
}

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
        for entry in entries(json)? {
            config.set(&entry, loopback)?;
        }
        Ok(config)
    }

    /// Takes one key over; the names here are the whole vocabulary of `config.json`.
    fn set(&mut self, entry: &Entry, loopback: bool) -> Result<(), ConfigError> {
        let service = |entry: &Entry| entry.service(loopback);
        match entry.key.as_str() {
            "clientId" => entry.fill(&mut self.client_id, |entry| entry.token().map(Some)),
            "apiUrl" => entry.fill(&mut self.api, service),
            "authorizeUrl" => entry.fill(&mut self.authorize, service),
            "tokenUrl" => entry.fill(&mut self.token, service),
            "issuer" => entry.fill(&mut self.issuer, |entry| entry.text(512).map(Some)),
            "redirectPath" => entry.fill(&mut self.redirect_path, Entry::relative_path),
            "scopes" => entry.fill(&mut self.scopes, |entry| entry.scopes().map(Some)),
            _ => Err(entry.fault("is not a setting of this app")),
        }
    }

    /// The OAuth addresses in the form that `webex-api` takes.
    pub fn oauth_endpoints(&self) -> OAuthEndpoints {
        OAuthEndpoints {
            authorize: self.authorize.clone(),
            token: self.token.clone(),
            issuer: self.issuer.clone(),
        }
    }

    /// Base of the REST API, without a trailing slash.
    pub fn api_base(&self) -> &str {
        &self.api
    }

    /// The origins that the page must be able to fetch from, sorted and unique: the source of the policy's `connect-src`.
    ///
    /// The authorization endpoint is missing on purpose: the browser navigates there and never fetches it.
    pub fn connect_origins(&self) -> Vec<String> {
        let mut origins: Vec<String> = [&self.api, &self.token]
            .into_iter()
            .filter_map(|url| Address::parse(url).ok())
            .map(|address| address.origin())
            .collect();
        origins.sort_unstable();
        origins.dedup();
        origins
    }

    /// The redirect URI to register with Webex and to send in both OAuth requests, byte for byte the same.
    ///
    /// `base` is the path of the app's folder with its trailing slash.
    pub fn redirect_uri(&self, page_origin: &str, base: &str) -> String {
        format!("{page_origin}{base}{}", self.redirect_path)
    }
}

#[cfg(test)]
mod tests;

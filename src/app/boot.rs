//! From the four texts of the start script to the parts that the app is made of.

use std::rc::Rc;

use rollcall_core::config::Config;
use rollcall_core::scopes::sign_in_scopes;
use rollcall_core::session::{Callback, Event, OAuthClient, Stored};
use webex_api::{ApiBase, Client, ClientConfig, Limits, Secret};

use crate::browser::clock::BrowserClock;
use crate::browser::entropy::BrowserEntropy;
use crate::browser::fetch::Fetch;
use crate::browser::location;
use crate::browser::vault::{self, Slot};
use crate::routes::Paths;
use crate::session::{Driver, Platform, SessionTokens};

/// The parts of the app before anything is shown.
pub struct Boot {
    /// Builds every address.
    pub paths: Paths,
    /// Runs the session.
    pub driver: Rc<Driver>,
    /// The one client.
    pub client: Client,
    /// What to tell the session first.
    pub start: Event,
}

impl Boot {
    /// Reads the settings and makes the parts.
    ///
    /// # Errors
    /// A sentence that names the line and the key of `config.json` that is at fault. It holds no value of it.
    pub fn read(
        base: &str,
        query: &str,
        fragment: &str,
        config_json: &str,
    ) -> Result<Self, String> {
        let origin = location::origin();
        let config = Config::parse(config_json, &origin)
            .map_err(|fault| format!("{fault}. Whoever runs this site can set it right."))?;
        let api_base = ApiBase::parse(config.api_base())
            .map_err(|fault| format!("config.json: “apiUrl”: {fault}."))?;
        let paths = Paths::new(base);
        let integration = config.client_id.clone().map(|client_id| OAuthClient {
            client_id,
            redirect_uri: config.redirect_uri(&origin, base),
            endpoints: config.oauth_endpoints(),
        });
        let scopes = config
            .scopes
            .clone()
            .unwrap_or_else(|| sign_in_scopes().into_iter().map(str::to_owned).collect());
        let platform = Platform {
            transport: Rc::new(Fetch),
            clock: Rc::new(BrowserClock),
            entropy: Rc::new(BrowserEntropy),
        };
        let Platform {
            transport,
            clock,
            entropy,
        } = platform.clone();
        let driver = Driver::new(platform, integration.clone(), scopes, paths.clone());
        let tokens = Rc::new(SessionTokens::new(Rc::clone(&driver)));
        let client = Client::new(
            ClientConfig {
                api_base,
                limits: Limits::default(),
            },
            transport,
            clock,
            entropy,
            tokens,
        );
        let start = Event::Start {
            stored: stored(),
            callback: callback(query, fragment),
            client: integration,
        };
        Ok(Self {
            paths,
            driver,
            client,
            start,
        })
    }
}

fn stored() -> Stored {
    let read = |slot| vault::read(slot).map(Secret::new);
    Stored {
        tokens: read(Slot::Tokens),
        transaction: read(Slot::Transaction),
    }
}

/// What Webex's redirect brought, if this is one.
fn callback(query: &str, fragment: &str) -> Option<Callback> {
    let query = query.strip_prefix('?').unwrap_or(query);
    let fragment = fragment.strip_prefix('#').unwrap_or(fragment);
    let came = !query.is_empty() || !fragment.is_empty();
    came.then(|| Callback {
        query: Secret::new(query),
        fragment: Secret::new(fragment),
    })
}

//! The sign-in of the demo: the app's own authorization code flow with PKCE, up to the redirect. The app then exchanges the code as
//! it would after a return from Webex.

use http::Request;
use http::header::LOCATION;
use rollcall_core::config::Config;
use rollcall_core::route::{Base, Route};
use rollcall_core::scopes::sign_in_scopes;
use rollcall_core::session::{Integration, OpenSignIn};
use serde_json::json;
use time::OffsetDateTime;
use webex_api::Entropy;

use crate::demo::{CLIENT_ID, Demo};

/// Where the app is served.
#[derive(Clone, Copy, Debug)]
pub struct Page<'a> {
    /// Scheme, host and port, without a trailing slash.
    pub origin: &'a str,
    /// The folder of the demo's pages, with both slashes.
    pub base: &'a str,
    /// Path and query of the page to show afterwards.
    pub address: &'a str,
}

impl Page<'_> {
    /// Returns the redirect URI of the demo's integration.
    #[must_use]
    pub fn redirect_uri(&self) -> String {
        [self.origin, self.base].concat()
    }
}

/// A sign-in that waits for its answer, and that answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignIn {
    /// What the app keeps of an open sign-in in the tab.
    pub open: String,
    /// The query with which the redirect comes back, with its `?`.
    pub query: String,
}

/// Returns the `config.json` of the demo. The sign-in asks for the scope of the XML API too, so that its console can be tried.
#[must_use]
pub fn config() -> String {
    let mut scopes = sign_in_scopes();
    scopes.push("spark:all");
    json!({ "clientId": CLIENT_ID, "title": "Demo of Rollcall", "scopes": scopes }).to_string()
}

impl Demo {
    /// Signs in the full administrator. `None` if there are no random numbers.
    pub fn sign_in(
        &mut self,
        page: Page<'_>,
        entropy: &dyn Entropy,
        now: OffsetDateTime,
    ) -> Option<SignIn> {
        let config = Config::parse(&config(), page.origin).ok()?;
        let integration = Integration::configured(&config, page.origin, page.base)?;
        let route = Base::new(page.base).route(page.address);
        let return_to = route.unwrap_or(Route::Home);
        let (open, url) = OpenSignIn::begin(&integration, &return_to, entropy, now).ok()?;
        let (_, asked) = url.split_once('?')?;
        let decision = Request::post("/v1/authorize")
            .header("content-type", "application/x-www-form-urlencoded")
            .body(format!("{asked}&decision=accept").into_bytes())
            .ok()?;
        let answer = self.simulator.handle(decision, now);
        let redirect = answer.headers().get(LOCATION)?.to_str().ok()?;
        let (_, query) = redirect.split_once('?')?;
        Some(SignIn {
            open: open.to_stored().expose().to_owned(),
            query: format!("?{query}"),
        })
    }
}

//! From the texts of the start script to the parts that the app is made of.

use rollcall_core::route::Route;
use rollcall_core::session::Callback;
use webex_api::Secret;

use crate::browser::location;
use crate::navigator::Navigator;
use crate::session::{PageSession, Settings};

/// The parts of the app before anything is shown.
pub struct Boot {
    /// Follows the address bar.
    pub navigator: Navigator,
    /// The session, not started yet.
    pub session: PageSession,
    /// What Webex's redirect brought, if this page is one.
    pub callback: Option<Callback>,
}

impl Boot {
    /// Reads the settings and makes the parts.
    ///
    /// # Errors
    /// A sentence that names the line and the key of `config.json` that is at fault. It holds no value of it.
    pub fn read(
        base: &str,
        token_broker: &str,
        query: &str,
        fragment: &str,
        config_json: &str,
    ) -> Result<Self, String> {
        // Read once, for as long as the page lives.
        let settings: &'static Settings = Box::leak(Box::new(Settings::read(
            config_json,
            location::origin(),
            base,
            token_broker,
        )?));
        let navigator = Navigator::start(&settings.base);
        let callback = callback(query, fragment);
        // Where sign-ins come back to is no page: whatever comes of this one, the person stands on the start page meanwhile.
        if settings.is_way_back(&location::path()) {
            navigator.replace(&Route::Home);
        }
        let session = PageSession::new(settings, navigator);
        Ok(Self {
            navigator,
            session,
            callback,
        })
    }
}

/// What Webex's redirect brought, if this is one.
fn callback(query: &str, fragment: &str) -> Option<Callback> {
    let query = query.strip_prefix('?').unwrap_or(query);
    let fragment = fragment.strip_prefix('#').unwrap_or(fragment);
    let came = !query.is_empty() || !fragment.is_empty();
    came.then(|| Callback {
        path: location::path(),
        query: Secret::new(query),
        fragment: Secret::new(fragment),
    })
}

//! What `config.json` says, together with where this copy of the app is served from.

use rollcall_core::config::{Config, Environment, Service, SignInMethod};
use rollcall_core::session::{Integration, SessionSettings};
use webex_api::{ApiBase, ResponseType, Secret};

/// The settings of this copy of the app. There is one value of it for as long as the page lives.
#[derive(Debug)]
pub struct Settings {
    /// What `config.json` says.
    pub config: Config,
    /// Scheme, host and port of the page, without a trailing slash.
    pub origin: String,
    /// The app's folder with its trailing slash.
    pub base: String,
    /// The full path of the token broker's script, whose name carries its digest.
    pub token_broker: String,
}

impl Settings {
    /// Reads `config.json` for a page of `origin` whose app lies in the folder `base`, with the token broker's script at the path `token_broker`.
    ///
    /// # Errors
    /// A sentence that names the line and the key at fault. It holds no value.
    pub fn read(
        json: &str,
        origin: String,
        base: &str,
        token_broker: &str,
    ) -> Result<Self, String> {
        let config = Config::parse(json, &origin)
            .map_err(|fault| format!("{fault}. The people who run this site can fix it."))?;
        for service in config.services() {
            ApiBase::parse(&service.api)
                .map_err(|fault| format!("config.json: “apiUrl”: {fault}."))?;
        }
        Ok(Self {
            config,
            origin,
            base: base.to_owned(),
            token_broker: token_broker.to_owned(),
        })
    }

    /// The integration that the settings name.
    pub fn integration(&self) -> Option<Integration> {
        Integration::configured(&self.config, &self.origin, &self.base)
    }

    /// What they say about sign-ins and sessions.
    pub fn of_sessions(&self) -> SessionSettings {
        SessionSettings::of(&self.config, &self.origin, &self.base)
    }

    /// An integration that the admin typed in. None when the settings leave that environment out.
    pub fn own_integration(
        &self,
        environment: Environment,
        client_id: &str,
        client_secret: Option<Secret>,
        scopes: Vec<String>,
    ) -> Option<Integration> {
        let service = self.config.service(environment)?;
        Some(Integration {
            client_id: client_id.to_owned(),
            client_secret,
            redirect_uri: service.redirect_uri(&self.origin, &self.base),
            endpoints: service.endpoints,
            scopes,
            environment,
            own: true,
            response_type: ResponseType::Code,
        })
    }

    /// The redirect URI to register for sign-ins of this environment; empty when the settings leave it out.
    pub fn redirect_uri(&self, environment: Environment) -> String {
        let service = self.config.service(environment);
        service.map_or_else(String::new, |service| {
            service.redirect_uri(&self.origin, &self.base)
        })
    }

    /// The environments that people can sign in to, with their addresses. Never empty.
    pub fn services(&self) -> Vec<Service> {
        self.config.services()
    }

    /// The sign-in methods, in the order in which they are offered. Never empty.
    pub fn sign_in_methods(&self) -> Vec<SignInMethod> {
        self.config.sign_in_methods()
    }

    /// Whether this way to sign in is offered.
    pub fn offers(&self, method: SignInMethod) -> bool {
        self.config.offers(method)
    }

    /// The name that the page shows.
    pub fn title(&self) -> &str {
        &self.config.title
    }

    /// Where people get help, `https:` or `mailto:`.
    pub fn support_url(&self) -> Option<&str> {
        self.config.support_url.as_deref()
    }

    /// Whether sign-ins come back to this path of the origin, and no page of the app has it.
    pub fn is_way_back(&self, path: &str) -> bool {
        path != self.base
            && self
                .services()
                .iter()
                .any(|service| path.strip_prefix(&*self.base) == Some(&*service.redirect_path))
    }
}

#[cfg(test)]
mod tests {
    use super::Settings;
    use rollcall_core::config::Environment;

    const ORIGIN: &str = "https://admin.example.com";

    fn settings(json: &str, base: &str) -> Settings {
        Settings::read(json, ORIGIN.to_owned(), base, "/token-broker.js").unwrap()
    }

    #[test]
    fn a_redirect_uri_is_origin_folder_and_path() {
        let settings = settings(r#"{"redirectPath": "callback"}"#, "/x/");
        assert_eq!(
            settings.redirect_uri(Environment::Commercial),
            "https://admin.example.com/x/callback"
        );
        assert_eq!(settings.redirect_uri(Environment::Configured), "");
    }

    #[test]
    fn the_way_back_is_no_page_but_the_start_page_is_one() {
        let with_path = settings(r#"{"redirectPath": "callback"}"#, "/x/");
        for (path, expected) in [
            ("/x/callback", true),
            ("/x/callback-gov", true),
            ("/x/", false),
            ("/x", false),
            ("/callback", false),
            ("/x/callback/", false),
            ("/x/people", false),
        ] {
            assert_eq!(with_path.is_way_back(path), expected, "{path}");
        }
        let plain = settings("{}", "/");
        assert!(!plain.is_way_back("/") && plain.is_way_back("/gov"));
    }

    #[test]
    fn a_fault_names_its_line_and_key() {
        let fault = Settings::read(
            "{\n\"idleMinutes\": 0\n}",
            ORIGIN.to_owned(),
            "/",
            "/token-broker.js",
        );
        let fault = fault.unwrap_err();
        assert!(
            fault.contains("idleMinutes") && fault.contains('2'),
            "{fault}"
        );
    }
}

//! What the settings offer: environments with their addresses, and sign-in methods.

use super::Config;
use super::environment::{COMMERCIAL, Environment, GOVERNMENT, Service};
use super::sign_in_method::SignInMethod;
use webex_api::OAuthEndpoints;
use webex_api::xml::XmlAddress;

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
            xml: if configured {
                self.xml.clone()
            } else {
                XmlAddress::Direct
            },
            redirect_path: redirect_path(&self.redirect_path, environment, first),
        }
    }

    /// Returns the sign-in methods, in the order in which they are offered. [`SignInMethod::Webex`] requires a client id. Never empty.
    pub fn sign_in_methods(&self) -> Vec<SignInMethod> {
        SignInMethod::ALL
            .into_iter()
            .filter(|method| self.offers(*method))
            .collect()
    }

    /// Whether this way to sign in is offered.
    pub fn offers(&self, method: SignInMethod) -> bool {
        self.sign_in_methods.contains(&method)
            && (method != SignInMethod::Webex || self.client_id.is_some())
    }
}

/// Returns the configured path for the first environment, and a derived one for each of the others.
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

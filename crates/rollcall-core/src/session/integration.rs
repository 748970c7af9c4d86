//! Which integration a sign-in is made with.

use crate::config::{Config, Environment, SignInMethod};
use crate::scopes::sign_in_scopes;
use webex_api::{
    AuthorizationCode, CodeExchange, OAuthEndpoints, ResponseType, Secret, SignInRequest,
    Transaction,
};

/// An integration to sign in with: that of the settings, or one that the admin typed in. None of it comes from the address bar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Integration {
    /// Webex's client id of the integration.
    pub client_id: String,
    /// Its secret, typed in by the admin. In a browser it is worth little: who has the page has it (BBA section 6.3.3.1).
    pub client_secret: Option<Secret>,
    /// The one redirect URI, byte for byte as registered.
    pub redirect_uri: String,
    /// Where to sign in and to get tokens.
    pub endpoints: OAuthEndpoints,
    /// What to ask for.
    pub scopes: Vec<String>,
    /// Where its organisation lives.
    pub environment: Environment,
    /// Typed in by the admin, not from `config.json`.
    pub own: bool,
    /// What Webex's redirect is to bring.
    pub response_type: ResponseType,
}

impl Integration {
    /// What to ask Webex for.
    pub fn sign_in_request(&self) -> SignInRequest<'_> {
        SignInRequest {
            endpoints: &self.endpoints,
            client_id: &self.client_id,
            client_secret: self.client_secret.as_ref(),
            redirect_uri: &self.redirect_uri,
            scopes: &self.scopes,
            response_type: self.response_type,
        }
    }

    /// How to redeem a code that another page asked for: there is no verifier, so the secret has to prove whose it is.
    pub fn foreign_exchange(&self, code: AuthorizationCode) -> CodeExchange<'_> {
        CodeExchange {
            token_url: &self.endpoints.token,
            client_id: &self.client_id,
            client_secret: self.client_secret.as_ref(),
            redirect_uri: &self.redirect_uri,
            verifier: None,
            code,
        }
    }

    /// The integration of the settings; none without a client id. It signs in to the first environment, by code.
    ///
    /// `base` is the path of the app's folder with its trailing slash.
    pub fn configured(config: &Config, page_origin: &str, base: &str) -> Option<Self> {
        let home = config.home();
        let scopes = || sign_in_scopes().into_iter().map(str::to_owned).collect();
        Some(Self {
            client_id: config.client_id.clone()?,
            client_secret: None,
            redirect_uri: home.redirect_uri(page_origin, base),
            endpoints: home.endpoints,
            scopes: config.scopes.clone().unwrap_or_else(scopes),
            environment: home.environment,
            own: false,
            response_type: ResponseType::Code,
        })
    }

    /// How the person signs in with the integration.
    pub(super) fn method(&self) -> SignInMethod {
        match (self.response_type, self.own) {
            (ResponseType::Token, _) => SignInMethod::Implicit,
            (ResponseType::Code, true) => SignInMethod::Integration,
            (ResponseType::Code, false) => SignInMethod::Webex,
        }
    }

    /// Whether `transaction` was begun with this integration. Its secret and its scopes may differ: the admin may have retyped them.
    pub(super) fn began(&self, transaction: &Transaction) -> bool {
        transaction.client_id == self.client_id
            && transaction.redirect_uri == self.redirect_uri
            && transaction.endpoints == self.endpoints
    }
}

//! [`Transaction`]: everything about one sign-in that must still hold when the browser returns.

use std::time::Duration;

use time::OffsetDateTime;

use crate::oauth::pkce::{Pkce, random_text};
use crate::secret::Secret;
use crate::transport::{Entropy, EntropyUnavailable};

/// How long a sign-in may take, from leaving to returning.
pub(super) const LIFETIME: Duration = Duration::from_secs(10 * 60);

/// The URLs of an authorization server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OAuthEndpoints {
    /// Where the browser is sent, such as `https://webexapis.com/v1/authorize`.
    pub authorize: String,
    /// Where codes and refresh tokens are redeemed, such as `https://webexapis.com/v1/access_token`.
    pub token: String,
    /// The expected `iss` of a callback (RFC 9207); `None` if it is not pinned, because Webex's differs by cluster.
    pub issuer: Option<String>,
}

/// What the authorize endpoint is asked to return.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum ResponseType {
    /// A code for the token endpoint (RFC 6749 §4.1).
    #[default]
    Code,
    /// The token itself, in the fragment (§4.2). Discouraged, and only if a site's settings allow it.
    Token,
}

impl ResponseType {
    /// Returns the value of `response_type`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Code => "code",
            Self::Token => "token",
        }
    }
}

/// The parameters of a sign-in.
#[derive(Clone, Debug)]
pub struct SignInRequest<'a> {
    /// The authorization server.
    pub endpoints: &'a OAuthEndpoints,
    /// The client id of the integration.
    pub client_id: &'a str,
    /// The integration's secret, if it requires one. It is sent only to the token endpoint.
    pub client_secret: Option<&'a Secret>,
    /// The redirect URI, from the configuration and never from the page's address. Both endpoints get the same bytes.
    pub redirect_uri: &'a str,
    /// The scopes to request.
    pub scopes: &'a [String],
    /// A code, unless the site allows the implicit flow and a person chose it.
    pub response_type: ResponseType,
}

/// One sign-in in progress, as far as the protocol is concerned. Use it once: remove it from its store before you use it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Transaction {
    /// 256 random bits, base64url; binds the callback to this browser.
    pub state: String,
    /// The PKCE verifier.
    pub verifier: Secret,
    /// The challenge that was sent, so that a swapped verifier is noticed.
    pub challenge: String,
    /// The client id of the integration.
    pub client_id: String,
    /// The integration's secret, if it requires one. Stored only until the exchange.
    pub client_secret: Option<Secret>,
    /// 256 random bits, base64url, that the ID token must contain. Present if and only if `openid` is requested.
    pub nonce: Option<String>,
    /// The redirect URI, the same bytes in both requests.
    pub redirect_uri: String,
    /// The server that the browser was sent to.
    pub endpoints: OAuthEndpoints,
    /// The requested scopes.
    pub scopes: Vec<String>,
    /// When the sign-in started.
    pub created: OffsetDateTime,
    /// The requested kind of answer.
    pub response_type: ResponseType,
}

/// Why a sign-in cannot start.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TransactionError {
    /// No secure random source.
    #[error(transparent)]
    Entropy(#[from] EntropyUnavailable),
    /// The configuration lacks a client id, a redirect URI or a scope.
    #[error("the configuration has no {0}")]
    Missing(&'static str),
    /// `openid` without a code: the ID token would come through the browser, where only its unchecked signature could
    /// vouch for it.
    #[error("openid is requested without a code, so who signed in could not be checked")]
    OpenIdWithoutCode,
}

impl Transaction {
    /// Starts a sign-in. The second value is the URL to send the browser to.
    ///
    /// # Errors
    /// See [`TransactionError`].
    pub fn begin(
        entropy: &dyn Entropy,
        now: OffsetDateTime,
        request: &SignInRequest<'_>,
    ) -> Result<(Self, String), TransactionError> {
        let required = [
            ("client id", request.client_id.is_empty()),
            ("redirect URI", request.redirect_uri.is_empty()),
            // Webex answers an authorize request without a scope with an error.
            ("scopes", request.scopes.is_empty()),
        ];
        if let Some((name, _)) = required.into_iter().find(|(_, missing)| *missing) {
            return Err(TransactionError::Missing(name));
        }
        let openid = request.scopes.iter().any(|scope| scope == "openid");
        if openid && request.response_type == ResponseType::Token {
            return Err(TransactionError::OpenIdWithoutCode);
        }
        let pkce = Pkce::from_entropy(entropy)?;
        let transaction = Self {
            state: random_text(entropy)?,
            verifier: pkce.verifier,
            challenge: pkce.challenge,
            client_id: request.client_id.to_owned(),
            client_secret: request.client_secret.cloned(),
            nonce: openid.then(|| random_text(entropy)).transpose()?,
            redirect_uri: request.redirect_uri.to_owned(),
            endpoints: request.endpoints.clone(),
            scopes: request.scopes.to_vec(),
            created: now,
            response_type: request.response_type,
        };
        let url = transaction.authorize_url();
        Ok((transaction, url))
    }

    /// Whether it is too old to be accepted, or dated in the future because the clock was set back.
    pub fn is_stale(&self, now: OffsetDateTime) -> bool {
        let age = now - self.created;
        age > LIFETIME || age < -time::Duration::MINUTE
    }
}

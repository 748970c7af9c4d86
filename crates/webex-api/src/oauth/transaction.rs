//! [`Transaction`]: everything about one sign-in that must still hold when the browser comes back.

use std::time::Duration;

use time::OffsetDateTime;

use crate::oauth::pkce::{Pkce, random_text};
use crate::secret::Secret;
use crate::transport::{Entropy, EntropyUnavailable};

/// How long a sign-in may take, from leaving to coming back.
pub(super) const LIFETIME: Duration = Duration::from_secs(10 * 60);

/// The addresses of an authorization server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OAuthEndpoints {
    /// Where the browser goes, such as `https://webexapis.com/v1/authorize`.
    pub authorize: String,
    /// Where codes and refresh tokens are redeemed, such as `https://webexapis.com/v1/access_token`.
    pub token: String,
    /// What `iss` of a callback must be (RFC 9207); `None` where it is not pinned: Webex's differs by cluster.
    pub issuer: Option<String>,
}

/// What the authorize endpoint is asked to answer with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum ResponseType {
    /// A code for the token endpoint (RFC 6749 §4.1).
    #[default]
    Code,
    /// The token itself, in the fragment (§4.2): discouraged, and only where a site's settings allow it.
    Token,
}

impl ResponseType {
    /// The value of `response_type`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Code => "code",
            Self::Token => "token",
        }
    }
}

/// What a person asks for when signing in.
#[derive(Clone, Debug)]
pub struct SignInRequest<'a> {
    /// The server.
    pub endpoints: &'a OAuthEndpoints,
    /// The integration.
    pub client_id: &'a str,
    /// The integration's secret, where it wants one; it goes to the token endpoint only.
    pub client_secret: Option<&'a Secret>,
    /// From the configuration, never from the page's address; the same bytes go to both endpoints.
    pub redirect_uri: &'a str,
    /// What to ask for.
    pub scopes: &'a [String],
    /// Code, unless the site allows the implicit way and a person chose it.
    pub response_type: ResponseType,
}

/// One sign-in under way, as far as the protocol is concerned. It may be used once: remove it from its store before you use it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Transaction {
    /// 256 random bits, base64url; ties the callback to this browser.
    pub state: String,
    /// The PKCE verifier.
    pub verifier: Secret,
    /// The challenge that was sent, so that a swapped verifier is noticed here.
    pub challenge: String,
    /// The integration.
    pub client_id: String,
    /// The integration's secret, where it wants one: stored from leaving until the exchange, not longer.
    pub client_secret: Option<Secret>,
    /// 256 random bits, base64url, that the ID token must hold; there exactly when `openid` is asked for.
    pub nonce: Option<String>,
    /// Byte-equal in both calls.
    pub redirect_uri: String,
    /// The server that the browser was sent to.
    pub endpoints: OAuthEndpoints,
    /// What was asked for.
    pub scopes: Vec<String>,
    /// When it began.
    pub created: OffsetDateTime,
    /// What the answer must be.
    pub response_type: ResponseType,
}

/// A sign-in that cannot begin.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TransactionError {
    /// No secure random source.
    #[error(transparent)]
    Entropy(#[from] EntropyUnavailable),
    /// The configuration lacks something: no client id, no redirect URI, no scope.
    #[error("the configuration has no {0}")]
    Missing(&'static str),
    /// `openid` without a code: the ID token would come through the browser, where only its signature could be believed.
    #[error("openid is asked for without a code, so that who signed in could not be checked")]
    OpenIdWithoutCode,
}

impl Transaction {
    /// Begins a sign-in; the second value is the URL to send the browser to.
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

    /// Whether it is too old to be accepted, or from a future that a clock set back has left behind.
    pub fn is_stale(&self, now: OffsetDateTime) -> bool {
        let age = now - self.created;
        age > LIFETIME || age < -time::Duration::MINUTE
    }
}

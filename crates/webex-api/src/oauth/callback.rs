//! The callback (RFC 6749 §4.1.2, RFC 9207): read strictly, every refusal by name.

use std::borrow::Cow;

use time::OffsetDateTime;

use crate::oauth::pkce::Pkce;
use crate::oauth::transaction::{OAuthEndpoints, Transaction};
use crate::secret::Secret;

/// The longest query that is read.
const LONGEST: usize = 16 << 10;

/// A code that may be redeemed once. Only [`Transaction::accept`] makes one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuthorizationCode(Secret);

impl AuthorizationCode {
    pub(super) fn secret(&self) -> &Secret {
        &self.0
    }
}

/// Why a callback is refused. No token request follows any of these.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CallbackError {
    /// Longer than any callback is.
    #[error("the callback is too long")]
    TooLong,
    /// The answer came in the fragment: a mode that was not asked for.
    #[error("the answer came in the wrong part of the address")]
    Fragment,
    /// `response`: a JARM answer, which was not asked for.
    #[error("the answer came in a form that was not asked for")]
    Jarm,
    /// `access_token` or `id_token` in the callback: an implicit or hybrid answer, which was not asked for.
    #[error("the answer holds a token where only a code belongs")]
    TokenInCallback,
    /// The parameter is there more than once.
    #[error("{0} is there more than once")]
    Repeated(&'static str),
    /// The parameter is absent or empty.
    #[error("{0} is missing")]
    Missing(&'static str),
    /// `state` is not the one that was sent: this callback belongs to another sign-in.
    #[error("the callback belongs to another sign-in")]
    StateWrong,
    /// `iss` is not the server that was asked.
    #[error("the answer comes from another sign-in server")]
    IssuerWrong,
    /// Both `error` and `code`.
    #[error("the answer is both an error and a code")]
    ErrorWithCode,
    /// More than ten minutes have passed, or the clock was set back.
    #[error("the sign-in took too long")]
    Expired,
    /// The app's configuration is not what it was when the sign-in began; names what changed.
    #[error("the {0} changed while signing in")]
    Changed(&'static str),
    /// The server's own refusal, such as `access_denied`.
    #[error("sign-in was refused: {error}")]
    Refused {
        /// The OAuth error code.
        error: String,
        /// The server's words; left out unless `state` proves that the answer is to our request.
        description: Option<String>,
    },
}

/// The parameters that mean something; the server may add others.
#[derive(Default)]
struct Parameters<'a> {
    code: Option<Cow<'a, str>>,
    state: Option<Cow<'a, str>>,
    issuer: Option<Cow<'a, str>>,
    error: Option<Cow<'a, str>>,
    description: Option<Cow<'a, str>>,
}

impl Transaction {
    /// Judges a callback against this transaction and the present configuration.
    ///
    /// `query` and `fragment` are the parts of the address, with or without `?` and `#`.
    ///
    /// # Errors
    /// See [`CallbackError`].
    pub fn accept(
        &self,
        query: &str,
        fragment: &str,
        now: OffsetDateTime,
        endpoints: &OAuthEndpoints,
        client_id: &str,
        redirect_uri: &str,
    ) -> Result<AuthorizationCode, CallbackError> {
        refuse_fragment(fragment)?;
        let parameters = Parameters::read(query)?;
        self.check_state(&parameters)?;
        if self.is_stale(now) {
            return Err(CallbackError::Expired);
        }
        self.check_binding(endpoints, client_id, redirect_uri)?;
        self.check_issuer(&parameters)?;
        match (parameters.error, parameters.code) {
            (Some(_), Some(_)) => Err(CallbackError::ErrorWithCode),
            (Some(error), None) => Err(CallbackError::Refused {
                error: error.chars().take(100).collect(),
                description: parameters
                    .description
                    .map(|text| text.chars().take(500).collect()),
            }),
            (None, Some(code)) if !code.is_empty() => Ok(AuthorizationCode(Secret::new(code))),
            (None, _) => Err(CallbackError::Missing("code")),
        }
    }

    fn check_state(&self, parameters: &Parameters<'_>) -> Result<(), CallbackError> {
        match (&parameters.state, &parameters.error, &parameters.code) {
            (Some(state), ..) if !state.is_empty() => {
                // Compared as secrets are: without stopping at the first difference.
                let same = Secret::new(&**state) == Secret::new(self.state.as_str());
                if same {
                    Ok(())
                } else {
                    Err(CallbackError::StateWrong)
                }
            }
            // Webex documents `state` of an error as optional. Its code is shown, foreign words are not.
            (None, Some(error), None) => Err(CallbackError::Refused {
                error: if KNOWN_ERRORS.contains(&&**error) {
                    error.to_string()
                } else {
                    "unknown".to_owned()
                },
                description: None,
            }),
            _ => Err(CallbackError::Missing("state")),
        }
    }

    /// Mix-up defence (RFC 9207 §2.4): a server that is known to name itself must do so, and be the one asked.
    fn check_issuer(&self, parameters: &Parameters<'_>) -> Result<(), CallbackError> {
        match (&self.endpoints.issuer, &parameters.issuer) {
            (Some(_), None) => Err(CallbackError::Missing("iss")),
            (Some(own), Some(sent)) if own != sent => Err(CallbackError::IssuerWrong),
            _ => Ok(()),
        }
    }

    /// Everything that the transaction was begun with still holds.
    fn check_binding(
        &self,
        endpoints: &OAuthEndpoints,
        client_id: &str,
        redirect_uri: &str,
    ) -> Result<(), CallbackError> {
        let own = &self.endpoints;
        let bound = [
            ("issuer", own.issuer == endpoints.issuer),
            ("authorize address", own.authorize == endpoints.authorize),
            ("token address", own.token == endpoints.token),
            ("client id", self.client_id == client_id),
            ("redirect URI", self.redirect_uri == redirect_uri),
            (
                "verifier",
                Pkce::from_verifier(self.verifier.clone()).challenge == self.challenge,
            ),
        ];
        match bound.into_iter().find(|(_, holds)| !holds) {
            Some((name, _)) => Err(CallbackError::Changed(name)),
            None => Ok(()),
        }
    }
}

/// The error codes of RFC 6749 §4.1.2.1 and OpenID Connect Core §3.1.2.6.
const KNOWN_ERRORS: [&str; 11] = [
    "invalid_request",
    "unauthorized_client",
    "access_denied",
    "unsupported_response_type",
    "invalid_scope",
    "server_error",
    "temporarily_unavailable",
    "interaction_required",
    "login_required",
    "account_selection_required",
    "consent_required",
];

impl<'a> Parameters<'a> {
    fn read(query: &'a str) -> Result<Self, CallbackError> {
        if query.len() > LONGEST {
            return Err(CallbackError::TooLong);
        }
        let query = query.strip_prefix('?').unwrap_or(query);
        let mut parameters = Self::default();
        for (name, value) in form_urlencoded::parse(query.as_bytes()) {
            let (slot, name) = match &*name {
                "code" => (&mut parameters.code, "code"),
                "state" => (&mut parameters.state, "state"),
                "iss" => (&mut parameters.issuer, "iss"),
                "error" => (&mut parameters.error, "error"),
                "error_description" => (&mut parameters.description, "error_description"),
                "response" => return Err(CallbackError::Jarm),
                "access_token" | "id_token" | "token" => {
                    return Err(CallbackError::TokenInCallback);
                }
                _ => continue,
            };
            if slot.replace(value).is_some() {
                return Err(CallbackError::Repeated(name));
            }
        }
        Ok(parameters)
    }
}

/// An answer in the fragment is one of the implicit flow or of `response_mode=fragment`.
fn refuse_fragment(fragment: &str) -> Result<(), CallbackError> {
    let fragment = fragment.strip_prefix('#').unwrap_or(fragment);
    let answers = [
        "code",
        "state",
        "error",
        "access_token",
        "id_token",
        "token",
        "response",
    ];
    let mut names = form_urlencoded::parse(fragment.as_bytes()).map(|(name, _)| name);
    if names.any(|name| answers.contains(&&*name)) {
        Err(CallbackError::Fragment)
    } else {
        Ok(())
    }
}

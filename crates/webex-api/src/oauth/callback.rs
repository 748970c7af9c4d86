//! Checks the callback strictly (RFC 6749 §4.1.2, RFC 9207). Every refusal has its own error.

use time::OffsetDateTime;

use crate::oauth::callback_error::CallbackError;
use crate::oauth::code::AuthorizationCode;
use crate::oauth::issuer;
use crate::oauth::parameters::{self, Parameters};
use crate::oauth::pkce::Pkce;
use crate::oauth::token::TokenSet;
use crate::oauth::transaction::{OAuthEndpoints, ResponseType, Transaction};
use crate::redact::redact;
use crate::secret::Secret;

impl Transaction {
    /// Checks a callback against this transaction and the current configuration.
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
        if parameters::holds_answer(fragment) {
            return Err(CallbackError::Fragment);
        }
        let parameters = Parameters::read(query, ResponseType::Code)?;
        self.check(&parameters, now, endpoints, client_id, redirect_uri)?;
        match parameters.code {
            _ if self.response_type != ResponseType::Code => Err(CallbackError::Unasked),
            Some(code) if !code.is_empty() => Ok(AuthorizationCode::new(code)),
            _ => Err(CallbackError::Missing("code")),
        }
    }

    /// Checks the callback of an implicit sign-in, whose answer is in the fragment (RFC 6749 §4.2.2), as strictly as
    /// [`accept`](Self::accept).
    ///
    /// Ignores a refresh token and refuses an ID token, because through the browser it proves nothing.
    ///
    /// # Errors
    /// See [`CallbackError`].
    pub fn accept_fragment(
        &self,
        query: &str,
        fragment: &str,
        now: OffsetDateTime,
        endpoints: &OAuthEndpoints,
        client_id: &str,
        redirect_uri: &str,
    ) -> Result<TokenSet, CallbackError> {
        // Webex documents errors in the query even for the implicit flow. Nothing else may be there.
        let in_query = parameters::holds_answer(query) && !parameters::holds_answer(fragment);
        let answer = if in_query { query } else { fragment };
        if !in_query && parameters::holds_answer(query) {
            return Err(CallbackError::Unasked);
        }
        let parameters = Parameters::read(answer, ResponseType::Token)?;
        self.check(&parameters, now, endpoints, client_id, redirect_uri)?;
        if in_query || self.response_type != ResponseType::Token {
            return Err(CallbackError::Unasked);
        }
        parameters.granted(now)
    }

    /// Runs the checks that apply to answers of either kind.
    fn check(
        &self,
        parameters: &Parameters<'_>,
        now: OffsetDateTime,
        endpoints: &OAuthEndpoints,
        client_id: &str,
        redirect_uri: &str,
    ) -> Result<(), CallbackError> {
        self.check_state(parameters)?;
        if self.is_stale(now) {
            return Err(CallbackError::Expired);
        }
        self.check_binding(endpoints, client_id, redirect_uri)?;
        self.check_issuer(parameters)?;
        let Some(error) = &parameters.error else {
            return Ok(());
        };
        if parameters.code.is_some() || parameters.access_token.is_some() {
            return Err(CallbackError::ErrorWithCode);
        }
        let cut = |text: &str, length: usize| {
            let mut text = text.chars().take(length).collect();
            // The request's URL contained the state, and this is the answer to it.
            redact(&mut text, &[&self.state]);
            text
        };
        Err(CallbackError::Refused {
            error: cut(error, 100),
            description: parameters.description.as_ref().map(|text| cut(text, 500)),
        })
    }

    fn check_state(&self, parameters: &Parameters<'_>) -> Result<(), CallbackError> {
        let answered = parameters.code.is_some() || parameters.access_token.is_some();
        match (&parameters.state, &parameters.error, answered) {
            (Some(state), ..) if !state.is_empty() => {
                // Compared like secrets, in constant time.
                let same = Secret::new(&**state) == Secret::new(self.state.as_str());
                if same {
                    Ok(())
                } else {
                    Err(CallbackError::StateWrong)
                }
            }
            // Webex documents `state` of an error as optional and returns it empty. Show the code, but not a
            // description from an unknown source.
            (_, Some(error), false) => Err(CallbackError::Refused {
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

    /// Whether an answer is an error without this sign-in's state. Webex sends such answers, but anyone can forge a
    /// link that looks like one. Show the error, but do not let it use up the sign-in: the real answer may still
    /// arrive.
    pub fn is_unproven_error(&self, query: &str, fragment: &str) -> bool {
        let in_fragment = parameters::holds_answer(fragment);
        let answer = if in_fragment { fragment } else { query };
        Parameters::read(answer, self.response_type).is_ok_and(|parameters| {
            parameters.error.is_some()
                && parameters.code.is_none()
                && parameters.access_token.is_none()
                && self.check_state(&parameters).is_err()
        })
    }

    /// Defends against mix-up attacks (RFC 9207 §2.4): a server that is known to send its issuer must do so, and any
    /// issuer sent must be the server that was asked.
    fn check_issuer(&self, parameters: &Parameters<'_>) -> Result<(), CallbackError> {
        match &parameters.issuer {
            None if self.endpoints.issuer.is_some() => Err(CallbackError::Missing("iss")),
            Some(sent) if !issuer::is_expected(&self.endpoints, sent) => {
                Err(CallbackError::IssuerWrong)
            }
            _ => Ok(()),
        }
    }

    /// Checks that everything the transaction was started with is unchanged.
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

//! An authorization request, checked in the order that decides whether an error may be redirected.

use std::sync::Arc;

use crate::auth::scopes;
use crate::oauth::client;
use crate::oauth::pkce::Challenge;
use crate::settings::Settings;

/// A request whose client, redirect URI, scopes and challenge are good.
#[derive(Clone, Debug)]
pub(crate) struct AuthorizationRequest {
    pub(crate) redirect_uri: String,
    pub(crate) scopes: Arc<[String]>,
    pub(crate) state: Option<String>,
    pub(crate) challenge: Option<Challenge>,
    pub(crate) prompt_none: bool,
    pub(crate) login_hint: Option<String>,
}

/// Why a request goes no further.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// Shown to the person: the redirect URI cannot be trusted, or the integration is set up wrongly.
    Shown {
        error: &'static str,
        description: String,
    },
    /// Sent back to the client.
    Redirected { to: String },
}

impl AuthorizationRequest {
    /// Reads a request from its parameters.
    pub(crate) fn read(settings: &Settings, params: &[(String, String)]) -> Result<Self, Fault> {
        let get = |name: &str| {
            params
                .iter()
                .find(|(key, value)| key == name && !value.is_empty())
                .map(|(_, value)| value.as_str())
        };
        let shown = |error, description: &str| Fault::Shown {
            error,
            description: description.into(),
        };
        if let Some((twice, _)) = repeated(params) {
            return Err(shown(
                "invalid_request",
                &format!("The parameter {twice} is given more than once."),
            ));
        }
        match get("client_id") {
            None => {
                return Err(shown(
                    "invalid_request",
                    "The parameter client_id is missing.",
                ));
            }
            Some(id) if id != settings.client_id => {
                return Err(shown(
                    "invalid_client",
                    "No integration with this client_id is registered.",
                ));
            }
            Some(_) => {}
        }
        let redirect_uri = redirect_uri(settings, get("redirect_uri"))?;
        let asked = get("scope")
            .ok_or_else(|| shown("invalid_scope", "The parameter scope is missing."))?;
        let scopes = scopes::parse(asked).map_err(|scope| {
            shown(
                "invalid_scope",
                &format!("The scope {scope} is not registered for this integration."),
            )
        })?;
        let challenge = Challenge::read(get("code_challenge"), get("code_challenge_method"))
            .map_err(|text| shown("invalid_request", text))?;
        let request = Self {
            redirect_uri,
            scopes: scopes.into(),
            state: get("state").map(str::to_owned),
            challenge,
            prompt_none: get("prompt") == Some("none"),
            login_hint: get("login_hint").map(str::to_owned),
        };
        match get("response_type") {
            Some("code") => Ok(request),
            other => Err(Fault::Redirected {
                to: request.error_url(
                    if other.is_some() {
                        "unsupported_response_type"
                    } else {
                        "invalid_request"
                    },
                    "response_type must be code",
                ),
            }),
        }
    }

    /// The redirect URI with an error.
    pub(crate) fn error_url(&self, error: &str, description: &str) -> String {
        self.url(&[("error", error), ("error_description", description)])
    }

    /// The redirect URI with these parameters and the state.
    pub(crate) fn url(&self, params: &[(&str, &str)]) -> String {
        let mut pairs = form_urlencoded::Serializer::new(String::new());
        pairs.extend_pairs(params);
        if let Some(state) = &self.state {
            pairs.append_pair("state", state);
        }
        let join = if self.redirect_uri.contains('?') {
            '&'
        } else {
            '?'
        };
        format!("{}{join}{}", self.redirect_uri, pairs.finish())
    }
}

fn repeated(params: &[(String, String)]) -> Option<&(String, String)> {
    params
        .iter()
        .enumerate()
        .find(|(at, (key, _))| params[..*at].iter().any(|(other, _)| other == key))
        .map(|(_, pair)| pair)
}

/// Optional when exactly one URI is registered; loopback URIs count as many.
fn redirect_uri(settings: &Settings, given: Option<&str>) -> Result<String, Fault> {
    let given = given.ok_or_else(|| Fault::Shown {
        error: "invalid_request",
        description: "The parameter redirect_uri is missing.".into(),
    })?;
    if client::registered(settings, given) {
        return Ok(given.to_owned());
    }
    Err(Fault::Shown {
        error: "invalid_request",
        description: "The redirect_uri is not registered for this integration.".into(),
    })
}

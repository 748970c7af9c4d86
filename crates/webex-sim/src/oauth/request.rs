//! Authorization requests, checked in the order that decides whether an error may be redirected.

use std::sync::Arc;

use crate::oauth::client;
use crate::oauth::pkce::Challenge;
use crate::oauth::response_type::ResponseType;
use crate::registration::Registration;
use crate::settings::Settings;

/// A request whose client, redirect URI, scopes and challenge are valid.
#[derive(Clone, Debug)]
pub(crate) struct AuthorizationRequest {
    pub(crate) client: Registration,
    pub(crate) response_type: ResponseType,
    pub(crate) redirect_uri: String,
    pub(crate) scopes: Arc<[String]>,
    pub(crate) state: Option<String>,
    pub(crate) challenge: Option<Challenge>,
    pub(crate) nonce: Option<String>,
    /// The issuer (RFC 9207). If set, it is part of every redirect back.
    iss: Option<String>,
    pub(crate) prompt_none: bool,
    pub(crate) login_hint: Option<String>,
}

/// Why a request stops here.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// Shown to the person, because the redirect URI cannot be trusted or the integration is misconfigured.
    Shown {
        error: &'static str,
        description: String,
    },
    /// Redirected back to the client.
    Redirected { to: String },
}

impl AuthorizationRequest {
    /// Parses the parameters of a request.
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
        let id = get("client_id")
            .ok_or_else(|| shown("invalid_request", "The parameter client_id is missing."))?;
        let client = client::find(settings, id).ok_or_else(|| {
            shown(
                "invalid_client",
                "No integration with this client_id is registered.",
            )
        })?;
        let redirect_uri = redirect_uri(settings, &client, get("redirect_uri"))?;
        let asked = get("scope")
            .ok_or_else(|| shown("invalid_scope", "The parameter scope is missing."))?;
        let scopes = client.allowed(asked).map_err(|scope| {
            shown(
                "invalid_scope",
                &format!("The scope {scope} is not registered for this integration."),
            )
        })?;
        let challenge = Challenge::read(get("code_challenge"), get("code_challenge_method"))
            .map_err(|text| shown("invalid_request", text))?;
        let asked = get("response_type");
        let mut request = Self {
            client,
            response_type: ResponseType::CODE,
            redirect_uri,
            scopes: scopes.into(),
            state: get("state").map(str::to_owned),
            challenge,
            nonce: get("nonce").map(str::to_owned),
            iss: settings
                .switches
                .send_iss
                .then(|| settings.switches.issuer.clone()),
            prompt_none: get("prompt") == Some("none"),
            login_hint: get("login_hint").map(str::to_owned),
        };
        let Some(response_type) = asked.and_then(ResponseType::read) else {
            let error = match asked {
                Some(_) => "unsupported_response_type",
                None => "invalid_request",
            };
            return Err(request.back(error, "response_type must be code, token or id_token"));
        };
        request.response_type = response_type;
        match request.fault(settings) {
            None => Ok(request),
            Some((error, description)) => Err(request.back(error, description)),
        }
    }

    /// Checks the response type. Errors can be redirected by now.
    fn fault(&self, settings: &Settings) -> Option<(&'static str, &'static str)> {
        let openid = self.scopes.iter().any(|scope| scope == "openid");
        if self.response_type.implicit() && !settings.switches.implicit {
            return Some((
                "unsupported_response_type",
                "The implicit flow is not allowed",
            ));
        }
        if self.response_type.id_token && !openid {
            return Some((
                "invalid_scope",
                "response_type id_token needs the scope openid",
            ));
        }
        if openid && self.nonce.is_none() {
            return Some(("invalid_request", "The scope openid needs a nonce"));
        }
        None
    }

    fn back(&self, error: &str, description: &str) -> Fault {
        Fault::Redirected {
            to: self.error_url(error, description),
        }
    }

    /// Builds the redirect URI with an error.
    pub(crate) fn error_url(&self, error: &str, description: &str) -> String {
        self.url(&[("error", error), ("error_description", description)])
    }

    /// Builds the redirect URI with these parameters and the state, in the fragment if a token was requested (RFC 6749,
    /// section 4.2.2).
    pub(crate) fn url(&self, params: &[(&str, &str)]) -> String {
        let mut pairs = form_urlencoded::Serializer::new(String::new());
        pairs.extend_pairs(params);
        if let Some(state) = &self.state {
            pairs.append_pair("state", state);
        }
        if let Some(iss) = &self.iss {
            pairs.append_pair("iss", iss);
        }
        let join = match self.redirect_uri.contains('?') {
            _ if self.response_type.implicit() => '#',
            true => '&',
            false => '?',
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

/// Resolves the redirect URI. It is optional if exactly one is registered. A client that registered none may use every
/// loopback URI, so it must name one.
fn redirect_uri(
    settings: &Settings,
    client: &Registration,
    given: Option<&str>,
) -> Result<String, Fault> {
    let shown = |description: &str| Fault::Shown {
        error: "invalid_request",
        description: description.into(),
    };
    match (given, client.redirect_uris.as_slice()) {
        (Some(given), _) if client::registered(settings, client, given) => Ok(given.to_owned()),
        (Some(_), _) => Err(shown(
            "The redirect_uri is not registered for this integration.",
        )),
        (None, [only]) if client.id != settings.client_id => Ok(only.clone()),
        (None, _) => Err(shown("The parameter redirect_uri is missing.")),
    }
}

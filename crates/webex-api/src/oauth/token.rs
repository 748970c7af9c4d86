//! The token endpoint (RFC 6749 §4.1.3, §5, §6): code and refresh requests, with one parser for the answers.

use std::time::Duration;

use http::header::{ACCEPT, CONTENT_TYPE};
use http::{HeaderValue, Method, Request, Response};
use serde_json::{Map, Value};
use time::OffsetDateTime;

use crate::error_body::ErrorBody;
use crate::header::{is_json, tracking_id};
use crate::limits::{Limits, TOKEN_BYTES};
use crate::oauth::code::AuthorizationCode;
use crate::oauth::error::OAuthError;
use crate::oauth::id_token::{self, Expected, IdTokenFault};
use crate::oauth::transaction::Transaction;
use crate::pipeline::send::send_over;
use crate::secret::Secret;
use crate::transport::{Clock, Transport};

/// The tokens of a session. `Debug` shows none of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TokenSet {
    /// The bearer token.
    pub access_token: Secret,
    /// Computed from the server's `expires_in` and our clock at receipt; `None` if the server sent none.
    pub expires_at: Option<OffsetDateTime>,
    /// `None` if the server sent none.
    pub refresh_token: Option<Secret>,
    /// Computed from the server's `refresh_token_expires_in`.
    pub refresh_expires_at: Option<OffsetDateTime>,
    /// The granted scopes; `None` if the server does not say, in which case they are the requested ones.
    pub scopes: Option<Vec<String>>,
}

/// A code and everything that the token endpoint requires with it.
#[derive(Clone, Debug)]
pub struct CodeExchange<'a> {
    /// The token endpoint.
    pub token_url: &'a str,
    /// The client id of the integration.
    pub client_id: &'a str,
    /// The integration's secret, if it requires one.
    pub client_secret: Option<&'a Secret>,
    /// The same bytes that were sent to the authorize endpoint.
    pub redirect_uri: &'a str,
    /// The PKCE verifier, if the authorize endpoint was sent a challenge.
    pub verifier: Option<&'a Secret>,
    /// The code to exchange.
    pub code: AuthorizationCode,
}

/// Redeems the code of a sign-in that was started here. Tries once, because a code is spent by its first request,
/// whatever the outcome.
///
/// # Errors
/// See [`OAuthError`]. If `openid` was requested, an answer without a valid ID token gives no token.
pub async fn exchange(
    transport: &dyn Transport,
    clock: &dyn Clock,
    transaction: &Transaction,
    code: AuthorizationCode,
) -> Result<TokenSet, OAuthError> {
    let form = CodeExchange {
        token_url: &transaction.endpoints.token,
        client_id: &transaction.client_id,
        client_secret: transaction.client_secret.as_ref(),
        redirect_uri: &transaction.redirect_uri,
        verifier: Some(&transaction.verifier),
        code,
    };
    let granted = redeem(transport, clock, &form).await?;
    if let Some(nonce) = &transaction.nonce {
        let expected = Expected {
            endpoints: &transaction.endpoints,
            client_id: &transaction.client_id,
            nonce,
            now: clock.now(),
        };
        let id_token = granted.id_token.as_ref().map(Secret::expose);
        id_token
            .ok_or(IdTokenFault::Missing)
            .and_then(|id_token| id_token::check(id_token, &expected))
            .map_err(OAuthError::IdToken)?;
    }
    Ok(granted.tokens)
}

/// Redeems a code that was obtained elsewhere. Tries once.
///
/// # Errors
/// See [`OAuthError`].
pub async fn exchange_code(
    transport: &dyn Transport,
    clock: &dyn Clock,
    exchange: CodeExchange<'_>,
) -> Result<TokenSet, OAuthError> {
    let granted = redeem(transport, clock, &exchange).await?;
    Ok(granted.tokens)
}

async fn redeem(
    transport: &dyn Transport,
    clock: &dyn Clock,
    exchange: &CodeExchange<'_>,
) -> Result<Granted, OAuthError> {
    let mut form = vec![
        ("grant_type", "authorization_code"),
        ("client_id", exchange.client_id),
        ("code", exchange.code.secret().expose()),
        ("redirect_uri", exchange.redirect_uri),
    ];
    if let Some(verifier) = exchange.verifier {
        form.push(("code_verifier", verifier.expose()));
    }
    post(
        transport,
        clock,
        exchange.token_url,
        form,
        exchange.client_secret,
    )
    .await
}

/// Redeems a refresh token. If the answer has no new refresh token, keeps the current one and its expiry.
///
/// # Errors
/// See [`OAuthError`]. Only [`OAuthError::is_final`] ends a session.
pub async fn refresh(
    transport: &dyn Transport,
    clock: &dyn Clock,
    token_url: &str,
    client_id: &str,
    client_secret: Option<&Secret>,
    tokens: &TokenSet,
) -> Result<TokenSet, OAuthError> {
    let Some(refresh_token) = &tokens.refresh_token else {
        return Err(OAuthError::Malformed("no refresh token to send"));
    };
    let form = vec![
        ("grant_type", "refresh_token"),
        ("client_id", client_id),
        ("refresh_token", refresh_token.expose()),
    ];
    let granted = post(transport, clock, token_url, form, client_secret).await?;
    let fresh = granted.tokens;
    Ok(TokenSet {
        refresh_expires_at: fresh.refresh_expires_at.or(match &fresh.refresh_token {
            Some(new) if new != refresh_token => None,
            _ => tokens.refresh_expires_at,
        }),
        refresh_token: fresh.refresh_token.or_else(|| Some(refresh_token.clone())),
        scopes: fresh.scopes.or_else(|| tokens.scopes.clone()),
        ..fresh
    })
}

/// An answer of the token endpoint.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Granted {
    pub(super) tokens: TokenSet,
    pub(super) id_token: Option<Secret>,
}

async fn post(
    transport: &dyn Transport,
    clock: &dyn Clock,
    url: &str,
    mut form: Vec<(&str, &str)>,
    client_secret: Option<&Secret>,
) -> Result<Granted, OAuthError> {
    // In the body (`client_secret_post`): a Basic header would need a preflight, which Webex may not answer.
    if let Some(secret) = client_secret {
        form.push(("client_secret", secret.expose()));
    }
    let secrets: Vec<&str> = form
        .iter()
        .filter(|(name, _)| SECRETS.contains(name))
        .map(|(_, value)| *value)
        .collect();
    let body = form_urlencoded::Serializer::new(String::new())
        .extend_pairs(&form)
        .finish();
    let mut request = Request::new(body.into_bytes());
    *request.method_mut() = Method::POST;
    *request.uri_mut() = url.parse().map_err(|_| OAuthError::Address)?;
    let content_type = HeaderValue::from_static("application/x-www-form-urlencoded");
    request.headers_mut().insert(CONTENT_TYPE, content_type);
    request
        .headers_mut()
        .insert(ACCEPT, HeaderValue::from_static("application/json"));
    let timeout = Limits::default().timeout;
    let answer = send_over(transport, clock, request, TOKEN_BYTES, timeout).await;
    answer
        .map_err(OAuthError::from)
        .and_then(|answer| read(&answer, clock.now()))
        .map_err(|error| error.without(&secrets))
}

/// Form fields whose values are removed from errors.
const SECRETS: [&str; 4] = ["code", "code_verifier", "refresh_token", "client_secret"];

/// Parses an answer of the token endpoint as strictly as oauth4webapi.
pub(super) fn read(
    answer: &Response<Vec<u8>>,
    received: OffsetDateTime,
) -> Result<Granted, OAuthError> {
    let status = answer.status().as_u16();
    if status != 200 {
        return Err(refusal(answer, status));
    }
    if !is_json(answer.headers()) {
        return Err(OAuthError::Malformed("a content type other than JSON"));
    }
    let Ok(Value::Object(members)) = serde_json::from_slice(answer.body()) else {
        return Err(OAuthError::Malformed("no JSON object"));
    };
    let access_token = match members.get("access_token") {
        Some(Value::String(token)) if is_token(token) => Secret::new(token.as_str()),
        _ => return Err(OAuthError::Malformed("no valid access_token")),
    };
    match members.get("token_type") {
        Some(Value::String(kind)) if kind.eq_ignore_ascii_case("bearer") => {}
        // Webex has been seen to omit it; only bearer tokens are usable here.
        None | Some(Value::Null) => {}
        Some(_) => return Err(OAuthError::Malformed("a token_type other than Bearer")),
    }
    let refresh_token = match members.get("refresh_token") {
        None | Some(Value::Null) => None,
        Some(Value::String(token)) if token.is_empty() => None,
        Some(Value::String(token)) if is_token(token) => Some(Secret::new(token.as_str())),
        Some(_) => return Err(OAuthError::Malformed("no valid refresh_token")),
    };
    let scopes = match members.get("scope") {
        None | Some(Value::Null) => None,
        Some(Value::String(scope)) => {
            Some(scope.split_ascii_whitespace().map(str::to_owned).collect())
        }
        Some(_) => return Err(OAuthError::Malformed("a scope that is not a string")),
    };
    let id_token = members.get("id_token").and_then(Value::as_str);
    Ok(Granted {
        id_token: id_token.map(Secret::new),
        tokens: TokenSet {
            access_token,
            expires_at: end(&members, "expires_in", received)?,
            refresh_token,
            refresh_expires_at: end(&members, "refresh_token_expires_in", received)?,
            scopes,
        },
    })
}

/// Returns when a lifetime in seconds ends; `None` if it is absent, null or empty. Some servers send the number as a
/// string.
fn end(
    members: &Map<String, Value>,
    name: &str,
    received: OffsetDateTime,
) -> Result<Option<OffsetDateTime>, OAuthError> {
    let fault = OAuthError::Malformed("a lifetime that is not a number of seconds");
    let seconds: Option<f64> = match members.get(name) {
        None | Some(Value::Null) => return Ok(None),
        Some(Value::String(text)) if text.trim().is_empty() => return Ok(None),
        Some(Value::String(text)) => serde_json::from_str(text.trim()).ok(),
        Some(value) => value.as_f64(),
    };
    // Refuses negative, infinite and huge numbers.
    let lifetime = seconds
        .and_then(|seconds| Duration::try_from_secs_f64(seconds).ok())
        .and_then(|life| time::Duration::try_from(life).ok());
    lifetime
        .and_then(|life| received.checked_add(life))
        .map(Some)
        .ok_or(fault)
}

/// Whether a text is printable ASCII without spaces and so valid in a header. (RFC 6750 §2.1 is narrower than servers
/// are.)
pub(super) fn is_token(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_graphic())
}

fn refusal(answer: &Response<Vec<u8>>, status: u16) -> OAuthError {
    let body = ErrorBody::read(answer.body());
    OAuthError::Refused {
        error: body
            .oauth_error
            .unwrap_or_else(|| format!("status {status}")),
        description: body.message,
        status,
        tracking_id: body.tracking_id.or_else(|| tracking_id(answer.headers())),
    }
}

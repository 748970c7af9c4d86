//! The ID token of a code exchange (OpenID Connect Core §3.1.3.7), checked before any token of the answer is used.
//!
//! Its signature is not checked: the token comes directly from the token endpoint over TLS, which §3.1.3.7 (6) accepts
//! as proof.

use serde_json::{Map, Value};
use time::OffsetDateTime;

use crate::jwt;
use crate::oauth::issuer;
use crate::oauth::transaction::OAuthEndpoints;
use crate::secret::Secret;

/// The accepted difference between the clocks of server and browser, in seconds. The nonce, not the clock, guarantees
/// freshness.
const LEEWAY: i64 = 5 * 60;

/// What the token must contain.
pub(super) struct Expected<'a> {
    pub(super) endpoints: &'a OAuthEndpoints,
    pub(super) client_id: &'a str,
    pub(super) nonce: &'a str,
    pub(super) now: OffsetDateTime,
}

/// What is wrong with an ID token.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum IdTokenFault {
    /// `openid` was requested, but there is no ID token.
    #[error("it is missing")]
    Missing,
    /// Not a signed JSON Web Token, or a claim has the wrong type.
    #[error("it is not a valid signed token")]
    Malformed,
    /// `iss` is another server.
    #[error("it comes from another sign-in server")]
    Issuer,
    /// `aud` or `azp` is another client.
    #[error("it is meant for another application")]
    Audience,
    /// `exp` has passed.
    #[error("it has expired")]
    Expired,
    /// `iat` or `nbf` is in the future.
    #[error("it is dated in the future: check this computer's clock")]
    NotYet,
    /// `sub` is missing or malformed.
    #[error("it identifies nobody")]
    Subject,
    /// `nonce` is not the one that was sent.
    #[error("it belongs to another sign-in")]
    Nonce,
}

pub(super) fn check(token: &str, expected: &Expected<'_>) -> Result<(), IdTokenFault> {
    let (header, claims) = jwt::open(token).ok_or(IdTokenFault::Malformed)?;
    let signed = header
        .get("alg")
        .and_then(Value::as_str)
        .is_some_and(|alg| !alg.is_empty() && !alg.eq_ignore_ascii_case("none"));
    // `crit` lists extensions that must be understood (RFC 7515 §4.1.11); this crate understands none.
    if !signed || header.contains_key("crit") {
        return Err(IdTokenFault::Malformed);
    }
    let text = |name: &str| claims.get(name).and_then(Value::as_str);
    if !text("iss").is_some_and(|sent| issuer::is_expected(expected.endpoints, sent)) {
        return Err(IdTokenFault::Issuer);
    }
    if !is_for(&claims, expected.client_id) {
        return Err(IdTokenFault::Audience);
    }
    check_times(&claims, expected.now.unix_timestamp())?;
    if !text("sub").is_some_and(|sub| !sub.is_empty() && sub.len() <= 255 && sub.is_ascii()) {
        return Err(IdTokenFault::Subject);
    }
    // Compared like secrets, in constant time.
    if text("nonce").map(Secret::new) != Some(Secret::new(expected.nonce)) {
        return Err(IdTokenFault::Nonce);
    }
    Ok(())
}

/// Whether the token is for the client. `aud` must contain it; `azp` must be it if present, and is required with
/// several audiences.
fn is_for(claims: &Map<String, Value>, client_id: &str) -> bool {
    let (held, several) = match claims.get("aud") {
        Some(Value::String(one)) => (one == client_id, false),
        Some(Value::Array(all)) => (all.iter().any(|one| one == client_id), all.len() > 1),
        _ => (false, false),
    };
    match claims.get("azp") {
        None => held && !several,
        Some(party) => held && party == client_id,
    }
}

fn check_times(claims: &Map<String, Value>, now: i64) -> Result<(), IdTokenFault> {
    // The cast saturates; JSON has no NaN.
    let seconds = |name: &str| match claims.get(name) {
        None => Ok(None),
        Some(value) => value
            .as_f64()
            .map(|seconds| Some(seconds as i64))
            .ok_or(IdTokenFault::Malformed),
    };
    let expires = seconds("exp")?.ok_or(IdTokenFault::Malformed)?;
    let issued = seconds("iat")?.ok_or(IdTokenFault::Malformed)?;
    let begins = seconds("nbf")?.unwrap_or(issued);
    if expires.saturating_add(LEEWAY) <= now {
        Err(IdTokenFault::Expired)
    } else if issued.max(begins) > now + LEEWAY {
        Err(IdTokenFault::NotYet)
    } else {
        Ok(())
    }
}

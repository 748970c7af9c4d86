//! The `id_token` of OpenID Connect.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Value, json};

use crate::auth::tokens::Grant;
use crate::settings::CANARY;
use crate::world::World;

/// Lifetime in seconds.
const LIFETIME: i64 = 3600;

/// Issues an ID token for the grant's person if the grant has `openid`. The signature is fake: no key is published to
/// check it. Holds only the claims of `openid`; address and name come from userinfo, which is not simulated.
pub(crate) fn write(
    world: &mut World,
    grant: &Grant,
    nonce: Option<&str>,
    now: i64,
) -> Option<String> {
    if !grant.scopes.iter().any(|scope| scope == "openid") {
        return None;
    }
    let mut claims = json!({
        "iss": world.settings.switches.issuer,
        "sub": grant.person.to_string(),
        "aud": &*grant.client,
        "exp": now + LIFETIME,
        "iat": now,
        "auth_time": now,
    });
    if let Some(nonce) = nonce {
        claims["nonce"] = nonce.into();
    }
    Some(jwt(&claims, &world.dice.hex(80)))
}

/// Builds a JWT of three parts. The third is a canary instead of a signature.
pub(crate) fn jwt(claims: &Value, ending: &str) -> String {
    let header = json!({ "alg": "RS256", "kid": "simulated", "typ": "JWT" });
    let part = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
    format!("{}.{}.{CANARY}{ending}", part(&header), part(claims))
}

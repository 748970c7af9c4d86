//! The one registered integration: its redirect URIs and how it proves itself.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use crate::answer::Refusal;
use crate::call::Call;
use crate::settings::Settings;

/// How the client of a token request is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Proof {
    /// It sent its secret.
    Secret,
    /// It only said its name.
    Name,
}

/// Whether a redirect URI is registered: every http loopback URI is, and what the settings add, byte for byte.
pub(crate) fn registered(settings: &Settings, redirect_uri: &str) -> bool {
    settings
        .redirect_uris
        .iter()
        .any(|known| known == redirect_uri)
        || loopback(redirect_uri)
}

fn loopback(uri: &str) -> bool {
    let Ok(parsed) = uri.parse::<http::Uri>() else {
        return false;
    };
    let host = matches!(parsed.host(), Some("localhost" | "127.0.0.1" | "[::1]"));
    let plain_authority = parsed
        .authority()
        .is_some_and(|authority| !authority.as_str().contains('@'));
    parsed.scheme_str() == Some("http") && host && plain_authority && !uri.contains('#')
}

/// Checks client id and secret, from a Basic header or from the form.
pub(crate) fn authenticate(
    settings: &Settings,
    call: &Call<'_>,
    form: &[(String, String)],
) -> Result<Proof, Refusal> {
    let field = |name: &str| {
        form.iter()
            .find(|(key, _)| key == name)
            .map(|(_, value)| value.clone())
    };
    let (id, secret) = match basic(call) {
        Some((id, secret)) => (Some(id), Some(secret)),
        None => (
            field("client_id"),
            field("client_secret").filter(|secret| !secret.is_empty()),
        ),
    };
    let invalid = || {
        Refusal::oauth(
            401,
            "invalid_client",
            "The client id or the client secret is wrong",
        )
    };
    match (id, secret) {
        (None, _) => Err(Refusal::oauth(
            400,
            "invalid_request",
            "client_id is missing",
        )),
        (Some(id), _) if id != settings.client_id => Err(invalid()),
        (Some(_), Some(secret)) if secret == settings.client_secret => Ok(Proof::Secret),
        (Some(_), Some(_)) => Err(invalid()),
        (Some(_), None) if settings.switches.public_client => Ok(Proof::Name),
        (Some(_), None) => Err(Refusal::oauth(
            401,
            "invalid_client",
            "The client secret is missing",
        )),
    }
}

/// RFC 6749, 2.3.1: both parts are form-encoded before they are joined.
fn basic(call: &Call<'_>) -> Option<(String, String)> {
    let header = call.header("authorization")?;
    let encoded = header
        .get(..6)
        .filter(|scheme| scheme.eq_ignore_ascii_case("basic "))
        .and(header.get(6..))?;
    let text = String::from_utf8(STANDARD.decode(encoded.trim()).ok()?).ok()?;
    let (id, secret) = text.split_once(':')?;
    let decode = |part: &str| {
        percent_encoding::percent_decode_str(part)
            .decode_utf8_lossy()
            .into_owned()
    };
    Some((decode(id), decode(secret)))
}

#[cfg(test)]
mod tests {
    use super::loopback;

    #[test]
    fn only_plain_http_loopback_uris_are_registered_by_themselves() {
        for good in [
            "http://localhost:8080/",
            "http://127.0.0.1:1/x/y?z=1",
            "http://[::1]:8080/cb",
            "http://localhost",
        ] {
            assert!(loopback(good), "{good}");
        }
        for bad in [
            "https://localhost/",
            "http://localhost.attacker.example/",
            "http://localhost@attacker.example/",
            "http://a@localhost/",
            "http://attacker.example/#localhost",
            "http://localhost/#x",
            "//localhost/",
            "localhost",
            "",
        ] {
            assert!(!loopback(bad), "{bad}");
        }
    }
}

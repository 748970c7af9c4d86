//! Registered integrations: their redirect URIs and how they authenticate.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use crate::answer::Refusal;
use crate::call::Call;
use crate::registration::Registration;
use crate::settings::Settings;

/// How the client of a token request authenticated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Proof {
    /// With its secret.
    Secret,
    /// With its client id only.
    Name,
}

/// Looks up an integration by client id.
pub(crate) fn find(settings: &Settings, id: &str) -> Option<Registration> {
    if id == settings.client_id {
        return Some(Registration {
            id: settings.client_id.clone(),
            name: "Rollcall".into(),
            secret: settings.client_secret.clone(),
            redirect_uris: settings.redirect_uris.clone(),
            scopes: Vec::new(),
        });
    }
    let known = settings.registrations.iter();
    known.clone().find(|known| known.id == id).cloned()
}

/// Whether a redirect URI is registered, compared byte for byte. Any loopback URI, http or https, counts as registered unless the
/// client registered a loopback URI of its own; for the built-in integration they always count.
pub(crate) fn registered(settings: &Settings, client: &Registration, redirect_uri: &str) -> bool {
    let known = &client.redirect_uris;
    known.iter().any(|known| known == redirect_uri)
        || (loopback(redirect_uri)
            && (client.id == settings.client_id || !known.iter().any(|known| loopback(known))))
}

fn loopback(uri: &str) -> bool {
    let Ok(parsed) = uri.parse::<http::Uri>() else {
        return false;
    };
    let host = matches!(parsed.host(), Some("localhost" | "127.0.0.1" | "[::1]"));
    let plain_authority = parsed
        .authority()
        .is_some_and(|authority| !authority.as_str().contains('@'));
    let web = matches!(parsed.scheme_str(), Some("http" | "https"));
    web && host && plain_authority && !uri.contains('#')
}

/// Checks client id and secret, from the Basic header or the form, and returns the client.
pub(crate) fn authenticate(
    settings: &Settings,
    call: &Call<'_>,
    form: &[(String, String)],
) -> Result<(Registration, Proof), Refusal> {
    let field = |name: &str| {
        form.iter()
            .find(|(key, _)| key == name)
            .map(|(_, value)| value.clone())
    };
    let (id, secret) = match basic(call) {
        Some((id, secret)) => (Some(id), Some(secret).filter(|secret| !secret.is_empty())),
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
    let id = id.ok_or_else(|| Refusal::oauth(400, "invalid_request", "client_id is missing"))?;
    let client = find(settings, &id).ok_or_else(invalid)?;
    // Whether Webex accepts a client without its secret is unknown. A client registered without one has nothing else to
    // send.
    let public = if client.id == settings.client_id {
        settings.switches.public_client
    } else {
        client.secret.is_empty()
    };
    match secret {
        Some(secret) if secret == client.secret => Ok((client, Proof::Secret)),
        Some(_) => Err(invalid()),
        None if public => Ok((client, Proof::Name)),
        None => Err(Refusal::oauth(
            401,
            "invalid_client",
            "The client secret is missing",
        )),
    }
}

/// Reads the Basic header. RFC 6749, section 2.3.1: both parts are form-encoded before they are joined.
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
    fn registers_only_plain_loopback_uris_by_default() {
        for good in [
            "http://localhost:8080/",
            "http://127.0.0.1:1/x/y?z=1",
            "http://[::1]:8080/cb",
            "http://localhost",
            "https://127.0.0.1:8443/",
        ] {
            assert!(loopback(good), "{good}");
        }
        for bad in [
            "wss://localhost/",
            "https://localhost.attacker.example/",
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

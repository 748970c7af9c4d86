//! The content security policy, generated from the `config.json` that the app reads, so that the two cannot differ.

use crate::failure::Failure;
use rollcall_core::config::Config;
use std::path::Path;

/// Where the policy is sent. A `<meta>` cannot forbid framing, so only the header does; otherwise `boot.js` refuses to
/// start in a frame.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// In the `Content-Security-Policy` header, for hosts that set headers.
    Header,
    /// In `<meta http-equiv>`, for hosts that do not.
    Meta,
}

/// Returns the policy. `connect` lists the origins that the app may contact besides its own.
pub fn policy(place: Place, connect: &[String]) -> String {
    let connect: String = connect.iter().map(|origin| format!(" {origin}")).collect();
    let framing = match place {
        Place::Header => "frame-ancestors 'none'; ",
        Place::Meta => "",
    };
    format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; font-src 'self'; \
         connect-src 'self'{connect}; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; {framing}\
         object-src 'none'; require-trusted-types-for 'script'; trusted-types default"
    )
}

/// The app may only use a simulator on loopback if it is served from loopback itself. It is unknown here where a build
/// will be served, so this allows loopback, and the app refuses it at start anywhere else.
const PAGE_ORIGIN: &str = "http://127.0.0.1";

/// Returns the origins in a configuration. An invalid configuration is refused with its line and key, as the app would.
pub fn connect_origins(path: &Path, json: &str) -> Result<Vec<String>, Failure> {
    let config = Config::parse(json, PAGE_ORIGIN).map_err(|error| Failure::Config {
        path: path.to_owned(),
        why: error.to_string(),
    })?;
    Ok(config.connect_origins())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn header_equals_the_published_policy() {
        assert_eq!(
            policy(Place::Header, &["https://webexapis.com".to_owned()]),
            "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; font-src 'self'; \
             connect-src 'self' https://webexapis.com; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; \
             frame-ancestors 'none'; object-src 'none'; require-trusted-types-for 'script'; trusted-types default"
        );
    }

    #[test]
    fn neither_place_allows_unsafe_or_wildcards() {
        for place in [Place::Header, Place::Meta] {
            let policy = policy(place, &["https://webexapis.com".to_owned()]);
            for forbidden in ["'unsafe-inline'", "'unsafe-eval'", "*", "http:"] {
                assert!(!policy.contains(forbidden), "{forbidden} in {policy}");
            }
            assert_eq!(policy.contains("frame-ancestors"), place == Place::Header);
        }
    }

    #[test]
    fn different_configurations_give_different_policies() {
        let origins = |json: &str| connect_origins(Path::new("config.json"), json).unwrap();
        let webex = origins(r#"{"clientId": null}"#);
        let simulator = origins(
            r#"{"clientId": "C1", "apiUrl": "http://127.0.0.1:8081/v1", "authorizeUrl": "http://127.0.0.1:8081/v1/authorize", "tokenUrl": "http://127.0.0.1:8081/v1/access_token"}"#,
        );
        assert_eq!(
            webex,
            ["https://api-usgov.webex.com", "https://webexapis.com"]
        );
        assert_eq!(simulator, ["http://127.0.0.1:8081"]);
        assert_ne!(policy(Place::Meta, &webex), policy(Place::Meta, &simulator));
    }

    #[test]
    fn refuses_a_configuration_that_widens_trust() {
        let json = r#"{"clientId": null, "apiUrl": "https://collector.example/v1"}"#;
        assert!(matches!(
            connect_origins(Path::new("config.json"), json),
            Err(Failure::Config { .. })
        ));
    }
}

//! Checks the issuer of an answer (RFC 9207 §2.4, OpenID Connect Core §3.1.3.7 (2)).

use crate::absolute_url::AbsoluteUrl;
use crate::oauth::transaction::OAuthEndpoints;

/// Whether `sent` is the server behind `endpoints`.
///
/// A configured issuer must match byte by byte. Without one, Webex may send any of its clusters' identity brokers,
/// which differ by organisation; any other server must send a URL on its own origin.
pub(super) fn is_expected(endpoints: &OAuthEndpoints, sent: &str) -> bool {
    if let Some(own) = &endpoints.issuer {
        return own == sent;
    }
    let (Ok(asked), Ok(sent)) = (
        AbsoluteUrl::parse(&endpoints.authorize),
        AbsoluteUrl::parse(sent),
    ) else {
        return false;
    };
    let webex = is_webex(&asked.host);
    let broker = sent.https && sent.port == 443 && is_broker(&sent.host);
    // A server on this machine can act as Webex, or be its own issuer.
    (broker && (webex || asked.is_loopback())) || (!webex && sent.same_origin(&asked))
}

fn is_webex(host: &str) -> bool {
    host == "webexapis.com" || host.ends_with(".webex.com") || host.ends_with(".ciscospark.com")
}

/// Matches `idbroker.webex.com`, `idbroker-b-us.webex.com` and the like.
fn is_broker(host: &str) -> bool {
    let label = host.strip_suffix(".webex.com").unwrap_or_default();
    let cluster = label.strip_prefix("idbroker");
    cluster.is_some_and(|rest| rest.is_empty() || rest.starts_with('-')) && !label.contains('.')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn expected(authorize: &str, issuer: Option<&str>, sent: &str) -> bool {
        let endpoints = OAuthEndpoints {
            authorize: authorize.into(),
            token: "https://webexapis.com/v1/access_token".into(),
            issuer: issuer.map(str::to_owned),
        };
        is_expected(&endpoints, sent)
    }

    #[test]
    fn accepts_any_webex_cluster() {
        let webex = "https://webexapis.com/v1/authorize";
        let gov = "https://api-usgov.webex.com/v1/authorize";
        for (sent, right) in [
            ("https://idbroker.webex.com/idb", true),
            ("https://idbroker-b-us.webex.com/idb", true),
            ("https://idbroker-f.webex.com/idb", true),
            ("https://IDBROKER.webex.com/idb", true),
            ("http://idbroker.webex.com/idb", false),
            ("http://idbroker.webex.com:443/idb", false),
            ("https://idbroker.webex.com:8443/idb", false),
            ("https://idbrokerx.webex.com/idb", false),
            ("https://idbroker.evil.webex.com/idb", false),
            ("https://idbroker-x.evil.webex.com/idb", false),
            ("https://idbroker.webex.com.evil.example/idb", false),
            ("https://idbroker.webex.com@evil.example/idb", false),
            ("https://site.webex.com/idb", false),
            ("https://webexapis.com", false),
            ("anyone", false),
            ("", false),
        ] {
            assert_eq!(expected(webex, None, sent), right, "{sent}");
            assert_eq!(expected(gov, None, sent), right, "{sent}");
        }
    }

    #[test]
    fn other_servers_send_themselves() {
        let own = "http://127.0.0.1:9000/auth";
        let broker = "https://idbroker.webex.com/idb";
        assert!(expected(own, None, "http://127.0.0.1:9000"));
        assert!(expected(own, None, "http://127.0.0.1:9000/tenant"));
        assert!(expected(own, None, broker));
        assert!(!expected(own, None, "http://127.0.0.1:9001"));
        assert!(!expected(own, None, "https://127.0.0.1:9000"));
        assert!(!expected("https://login.example/auth", None, broker));
    }

    #[test]
    fn configured_issuer_matches_byte_by_byte() {
        let webex = "https://webexapis.com/v1/authorize";
        let pinned = Some("https://idbroker.webex.com/idb");
        assert!(expected(webex, pinned, "https://idbroker.webex.com/idb"));
        assert!(!expected(webex, pinned, "https://idbroker.webex.com/idb/"));
        assert!(!expected(
            webex,
            pinned,
            "https://idbroker-b-us.webex.com/idb"
        ));
        assert!(!expected(webex, pinned, "https://webexapis.com"));
    }
}

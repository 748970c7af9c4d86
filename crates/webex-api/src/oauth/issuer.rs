//! Who may say that an answer is theirs (RFC 9207 §2.4, OpenID Connect Core §3.1.3.7 (2)).

use crate::absolute_url::AbsoluteUrl;
use crate::oauth::transaction::OAuthEndpoints;

/// Whether `sent` names the server behind `endpoints`.
///
/// A configured issuer must be met byte by byte. Without one, Webex may name any of its clusters' identity brokers, which differ
/// by organisation; any other server must at least name an address of its own.
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
    // A server on this machine may play Webex, or be one of its own.
    (broker && (webex || asked.is_loopback())) || (!webex && sent.same_origin(&asked))
}

fn is_webex(host: &str) -> bool {
    host == "webexapis.com" || host.ends_with(".webex.com") || host.ends_with(".ciscospark.com")
}

/// `idbroker.webex.com`, `idbroker-b-us.webex.com` and the like.
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
    fn webex_names_any_of_its_clusters() {
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
            ("whoever", false),
            ("", false),
        ] {
            assert_eq!(expected(webex, None, sent), right, "{sent}");
            assert_eq!(expected(gov, None, sent), right, "{sent}");
        }
    }

    #[test]
    fn another_server_names_itself() {
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
    fn a_configured_issuer_is_met_byte_by_byte() {
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

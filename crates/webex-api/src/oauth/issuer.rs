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
    if is_webex(&asked.host) {
        sent.https && sent.port == 443 && is_broker(&sent.host)
    } else {
        sent.same_origin(&asked)
    }
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

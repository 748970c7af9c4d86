//! What the token endpoint echoes from a request.

use pollster::block_on;

use super::{CLIENT, REDIRECT, begin_with, endpoints};
use crate::oauth::{OAuthError, TokenSet, exchange, refresh};
use crate::scripted::{Answer, START, Scripted, VirtualClock, reply};
use crate::{Secret, TransportError};

const JSON: (&str, &str) = ("content-type", "application/json");

/// A server, a proxy or a browser may quote the form we sent.
#[test]
fn refusals_contain_nothing_that_was_sent() {
    let tokens = TokenSet {
        access_token: Secret::new("Access-CANARY"),
        expires_at: None,
        refresh_token: Some(Secret::new("Refresh-CANARY-0123456789-abcdef")),
        refresh_expires_at: None,
        scopes: None,
    };
    let address = endpoints().token;
    let quote = "refresh-canary-%30%31%32%33456 789\\n-ABCDEF";
    let body =
        format!(r#"{{"error":"{quote}","error_description":"no {quote}","trackingId":"{quote}"}}"#);
    for answer in [
        reply(400, &[JSON], &body),
        reply(400, &[JSON], quote),
        Answer::Fault(TransportError::Unreachable(quote.to_owned())),
    ] {
        let transport = Scripted::in_turn([answer]);
        let clock = VirtualClock::default();
        let refreshed = refresh(&transport, &clock, &address, CLIENT, None, &tokens);
        let error = block_on(refreshed).unwrap_err();
        let shown = format!("{error:?} {error}");
        assert!(
            shown.contains("[token]") && !shown.contains("canary") && !shown.contains("ABCDEF"),
            "{shown}"
        );
    }
    let endpoints = endpoints();
    let (transaction, _) = begin_with(&endpoints);
    let code = "Code-CANARY-0123456789";
    let verifier = transaction.verifier.expose();
    let body = format!(
        r#"{{"error":"invalid_grant","error_description":"{code} {}"}}"#,
        &verifier[10..]
    );
    let query = format!("code={code}&state={}", transaction.state);
    let code = transaction
        .accept(&query, "", START, &endpoints, CLIENT, REDIRECT)
        .unwrap();
    let transport = Scripted::in_turn([reply(400, &[JSON], &body)]);
    let error = block_on(exchange(
        &transport,
        &VirtualClock::default(),
        &transaction,
        code,
    ))
    .unwrap_err();
    assert!(
        matches!(&error, OAuthError::Refused { description: Some(words), .. } if words == "[token] [token]"),
        "{error:?}"
    );
}

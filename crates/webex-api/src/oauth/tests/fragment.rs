//! The implicit answer, checked as strictly as a code.

use std::time::Duration;

use super::{CLIENT, REDIRECT, begin, begin_with, endpoints, request};
use crate::Secret;
use crate::oauth::{
    CallbackError, OAuthEndpoints, ResponseType, SignInRequest, TokenSet, Transaction,
    TransactionError,
};
use crate::scripted::{Counting, START};

fn implicit(endpoints: &OAuthEndpoints) -> (Transaction, String) {
    let scopes = ["spark-admin:people_read".to_owned()];
    begin(&SignInRequest {
        response_type: ResponseType::Token,
        ..request(endpoints, &scopes)
    })
}

/// Checks an answer whose `STATE` is correct.
fn judge(query: &str, fragment: &str) -> Result<TokenSet, CallbackError> {
    let endpoints = endpoints();
    let (transaction, _) = implicit(&endpoints);
    let own = |text: &str| text.replace("STATE", &transaction.state);
    transaction.accept_fragment(
        &own(query),
        &own(fragment),
        START,
        &endpoints,
        CLIENT,
        REDIRECT,
    )
}

#[test]
fn authorize_url_requests_a_token_without_a_challenge() {
    let (_, url) = implicit(&endpoints());
    assert!(url.contains("response_type=token&"), "{url}");
    assert!(!url.contains("code_challenge"), "{url}");
    assert!(url.contains("&state="), "{url}");
}

#[test]
fn implicit_sign_in_refuses_openid() {
    let endpoints = endpoints();
    let scopes = ["openid".to_owned()];
    let asked = SignInRequest {
        response_type: ResponseType::Token,
        ..request(&endpoints, &scopes)
    };
    assert_eq!(
        Transaction::begin(&Counting::default(), START, &asked).err(),
        Some(TransactionError::OpenIdWithoutCode)
    );
}

#[test]
fn whole_answer_gives_only_an_access_token() {
    let expected = TokenSet {
        access_token: Secret::new("TOKEN"),
        expires_at: Some(START + Duration::from_secs(1_209_599)),
        refresh_token: None,
        refresh_expires_at: None,
        scopes: None,
    };
    let answer = "access_token=TOKEN&token_type=Bearer&expires_in=1209599&state=STATE";
    assert_eq!(judge("", &format!("#{answer}")), Ok(expected.clone()));
    // A redirect URI may have its own query.
    assert_eq!(judge("?a=b", answer), Ok(expected.clone()));
    let with_refresh =
        format!("{answer}&refresh_token=CANARY&refresh_token_expires_in=99&scope=a%20b");
    let tokens = judge("", &with_refresh).unwrap();
    assert_eq!(tokens.refresh_token, None, "no refresh token is kept");
    assert_eq!(tokens.refresh_expires_at, None);
    assert_eq!(tokens.scopes, Some(vec!["a".into(), "b".into()]));
}

#[test]
fn strict_parsing() {
    use CallbackError::*;
    let rest = "access_token=TOKEN&token_type=bearer&expires_in=60";
    let rows: [(&str, String, CallbackError); 24] = [
        ("", rest.into(), Missing("state")),
        ("", format!("{rest}&state="), Missing("state")),
        ("", format!("{rest}&state=wrong"), StateWrong),
        (
            "",
            format!("{rest}&state=STATE&state=STATE"),
            Repeated("state"),
        ),
        (
            "",
            format!("{rest}&access_token=b&state=STATE"),
            Repeated("access_token"),
        ),
        (
            "",
            format!("{rest}&expires_in=60&state=STATE"),
            Repeated("expires_in"),
        ),
        (
            "",
            "token_type=bearer&expires_in=60&state=STATE".into(),
            Missing("access_token"),
        ),
        (
            "",
            "access_token=&token_type=bearer&expires_in=60&state=STATE".into(),
            Missing("access_token"),
        ),
        (
            "",
            "access_token=a%20b&token_type=bearer&expires_in=60&state=STATE".into(),
            Malformed("access_token"),
        ),
        (
            "",
            "access_token=a%0D%0Ab&token_type=bearer&expires_in=60&state=STATE".into(),
            Malformed("access_token"),
        ),
        (
            "",
            "access_token=a&expires_in=60&state=STATE".into(),
            Missing("token_type"),
        ),
        (
            "",
            "access_token=a&token_type=mac&expires_in=60&state=STATE".into(),
            Malformed("token_type"),
        ),
        (
            "",
            "access_token=a&token_type=bearer&state=STATE".into(),
            Missing("expires_in"),
        ),
        (
            "",
            "access_token=a&token_type=bearer&expires_in=0&state=STATE".into(),
            Malformed("expires_in"),
        ),
        (
            "",
            "access_token=a&token_type=bearer&expires_in=-1&state=STATE".into(),
            Malformed("expires_in"),
        ),
        (
            "",
            "access_token=a&token_type=bearer&expires_in=%2B60&state=STATE".into(),
            Malformed("expires_in"),
        ),
        (
            "",
            "access_token=a&token_type=bearer&expires_in=6e1&state=STATE".into(),
            Malformed("expires_in"),
        ),
        ("", format!("{rest}&state=STATE&id_token=x"), Unasked),
        ("", format!("{rest}&state=STATE&code=x"), Unasked),
        (
            "",
            format!("{rest}&state=STATE&error=access_denied"),
            ErrorWithCode,
        ),
        ("", format!("{rest}&state=STATE&response=x"), Jarm),
        (
            "",
            format!("{rest}&state=STATE&iss=https%3A%2F%2Fevil.example"),
            IssuerWrong,
        ),
        ("code=x", format!("{rest}&state=STATE"), Unasked),
        (
            "access_token=TOKEN&token_type=bearer&expires_in=60&state=STATE",
            String::new(),
            Unasked,
        ),
    ];
    for (query, fragment, error) in rows {
        assert_eq!(judge(query, &fragment), Err(error), "{query} {fragment}");
    }
    let long = format!("{rest}&state=STATE&x={}", "a".repeat(64 << 10));
    assert_eq!(judge("", &long), Err(TooLong));
    assert_eq!(judge("", ""), Err(Missing("state")));
}

/// Webex documents errors in the query, OAuth in the fragment.
#[test]
fn accepts_refusals_in_query_and_fragment() {
    let refused = Err(CallbackError::Refused {
        error: "access_denied".into(),
        description: Some("No".into()),
    });
    let answer = "error=access_denied&error_description=No&state=STATE";
    assert_eq!(judge("", answer), refused);
    assert_eq!(judge(answer, ""), refused);
    assert_eq!(
        judge("error=access_denied&state=wrong", ""),
        Err(CallbackError::StateWrong)
    );
}

#[test]
fn implicit_sign_ins_are_bound_and_expire() {
    let own = endpoints();
    let (transaction, _) = implicit(&own);
    let fragment = format!(
        "access_token=a&token_type=bearer&expires_in=60&state={}",
        transaction.state
    );
    let at = |seconds, client: &str| {
        let now = START + time::Duration::seconds(seconds);
        let tokens = transaction.accept_fragment("", &fragment, now, &own, client, REDIRECT);
        tokens.map(|_| ())
    };
    assert_eq!(at(0, CLIENT), Ok(()));
    assert_eq!(at(601, CLIENT), Err(CallbackError::Expired));
    assert_eq!(at(0, "other"), Err(CallbackError::Changed("client id")));
    // A sign-in that requested a code accepts no token, even with the right state.
    let (code, _) = begin_with(&own);
    let fragment = fragment.replace(&transaction.state, &code.state);
    assert_eq!(
        code.accept_fragment("", &fragment, START, &own, CLIENT, REDIRECT),
        Err(CallbackError::Unasked)
    );
}

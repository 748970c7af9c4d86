//! What people paste.

use pollster::block_on;
use proptest::prelude::*;

use super::{CLIENT, REDIRECT, begin_with, endpoints};
use crate::Secret;
use crate::oauth::{
    AuthorizationCode, CallbackError, CodeExchange, PastedAnswer, PastedCodeError, exchange_code,
};
use crate::scripted::{START, Scripted, VirtualClock, reply};

const CODE: &str = "ZTQyYWVjNGQtMmFjOS00ZWUw_PF84_1eb65fdf-9643-417f-9974-ad72cae0e10f";
const JWT: &str = "eyJhbGciOiJSUzI1NiJ9.eyJyZWFsbSI6Im8ifQ.c2ln";

fn code(text: &str) -> Result<PastedAnswer, PastedCodeError> {
    AuthorizationCode::pasted(text).map(PastedAnswer::Code)
}

fn redirect(address: &str, query: &str, fragment: &str) -> Result<PastedAnswer, PastedCodeError> {
    Ok(PastedAnswer::Redirect {
        address_without_query: address.into(),
        query: Secret::new(query),
        fragment: Secret::new(fragment),
    })
}

#[test]
fn reads_every_kind_of_text() {
    use PastedCodeError::*;
    let postman = "https://oauth.pstmn.io/v1/callback";
    let authorize = format!(
        "https://webexapis.com/v1/authorize?client_id=C&response_type=code&redirect_uri={postman}&scope=a&state=s"
    );
    let rows = [
        (CODE.to_owned(), code(CODE)),
        (format!("  \"{CODE}\"\n"), code(CODE)),
        (format!("code={CODE}"), code(CODE)),
        (format!("?code={CODE}"), code(CODE)),
        (
            format!("{postman}?code={CODE}&state=s"),
            redirect(postman, &format!("code={CODE}&state=s"), ""),
        ),
        (
            format!("<{postman}?code={CODE}&state=s>"),
            redirect(postman, &format!("code={CODE}&state=s"), ""),
        ),
        (
            format!("{postman}?error=access_denied"),
            redirect(postman, "error=access_denied", ""),
        ),
        (
            format!("{postman}#access_token=a&state=s"),
            redirect(postman, "", "access_token=a&state=s"),
        ),
        (
            format!("code={CODE}&state=s"),
            redirect("", &format!("code={CODE}&state=s"), ""),
        ),
        (
            "#access_token=a&state=s".to_owned(),
            redirect("", "", "access_token=a&state=s"),
        ),
        (String::new(), Err(Empty)),
        (" \n\"\" ".to_owned(), Err(Empty)),
        (format!("Bearer {CODE}"), Err(Token)),
        (format!("Authorization: Bearer {CODE}"), Err(Token)),
        (JWT.to_owned(), Err(Token)),
        (format!("{{\"access_token\": \"{CODE}\"}}"), Err(Token)),
        (authorize, Err(AuthorizeUrl)),
        (postman.to_owned(), Err(NoAnswer)),
        (format!("{postman}?lang=en"), Err(NoAnswer)),
        ("short".to_owned(), Err(Malformed)),
        ("code=short".to_owned(), Err(Malformed)),
        ("code=".to_owned(), Err(Empty)),
        ("two words here".to_owned(), Err(Malformed)),
        (format!("{CODE} {CODE}"), Err(Malformed)),
        (format!("{postman}?code=a b&state=s"), Err(Malformed)),
        ("ZTQyYWVjNGQ…".to_owned(), Err(Malformed)),
        ("a".repeat(4097), Err(TooLong)),
        (
            format!("{postman}?code={}", "a".repeat(64 << 10)),
            Err(TooLong),
        ),
    ];
    for (text, expected) in rows {
        assert_eq!(PastedAnswer::read(&text), expected, "{text:.90}");
    }
}

#[test]
fn matches_the_redirect_uri() {
    let at = |address: &str| PastedAnswer::read(&format!("{address}?code={CODE}&state=s")).unwrap();
    let postman = "https://oauth.pstmn.io/v1/callback";
    assert!(at(postman).came_to(postman));
    assert!(at("http://localhost:8080/x/").came_to(REDIRECT));
    assert!(at("https://rollcall.example/").came_to("https://rollcall.example"));
    assert!(!at("https://rollcall.example/a/").came_to("https://rollcall.example/a"));
    assert!(!at("https://evil.example/v1/callback").came_to(postman));
    assert!(!at("http://oauth.pstmn.io/v1/callback").came_to(postman));
    assert!(!at("https://oauth.pstmn.io/v1/callback/").came_to(postman));
    for bare in [CODE.to_owned(), format!("code={CODE}&state=s")] {
        assert!(PastedAnswer::read(&bare).unwrap().came_to(postman));
    }
}

/// A pasted address passes the same checks as one that the browser returned to.
#[test]
fn checks_a_pasted_address_like_a_callback() {
    let endpoints = endpoints();
    let (transaction, _) = begin_with(&endpoints);
    let judge = |state: &str| {
        let text = format!("{REDIRECT}&code={CODE}&state={state}");
        let Ok(PastedAnswer::Redirect {
            query, fragment, ..
        }) = PastedAnswer::read(&text)
        else {
            panic!("{text}");
        };
        let (query, fragment) = (query.expose(), fragment.expose());
        transaction.accept(query, fragment, START, &endpoints, CLIENT, REDIRECT)
    };
    assert_eq!(judge(&transaction.state), Ok(AuthorizationCode::new(CODE)));
    assert_eq!(judge("forged"), Err(CallbackError::StateWrong));
    assert_eq!(judge(""), Err(CallbackError::Missing("state")));
}

/// What Verint users do with curl: redeem a code obtained elsewhere, with the secret and without a verifier.
#[test]
fn redeems_a_pasted_code_with_the_secret() {
    let transport = Scripted::in_turn([reply(
        200,
        &[("content-type", "application/json")],
        r#"{"access_token":"a","refresh_token":"r"}"#,
    )]);
    let secret = Secret::new("CANARY secret&more");
    let exchange = CodeExchange {
        token_url: "https://webexapis.com/v1/access_token",
        client_id: CLIENT,
        client_secret: Some(&secret),
        redirect_uri: "https://oauth.pstmn.io/v1/callback",
        verifier: None,
        code: AuthorizationCode::pasted(CODE).unwrap(),
    };
    assert!(!format!("{exchange:?}").contains("CANARY"));
    assert!(!format!("{exchange:?}").contains(CODE));
    let tokens = block_on(exchange_code(
        &transport,
        &VirtualClock::default(),
        exchange,
    ))
    .unwrap();
    assert_eq!(tokens.refresh_token, Some(Secret::new("r")));
    let sent = transport.sent.borrow();
    assert_eq!(sent[0].uri().query(), None, "no secret in an address");
    assert!(!sent[0].headers().contains_key("authorization"));
    let form: Vec<(String, String)> = form_urlencoded::parse(sent[0].body())
        .into_owned()
        .collect();
    let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    assert_eq!(
        form,
        [
            pair("grant_type", "authorization_code"),
            pair("client_id", CLIENT),
            pair("code", CODE),
            pair("redirect_uri", "https://oauth.pstmn.io/v1/callback"),
            pair("client_secret", "CANARY secret&more"),
        ]
    );
}

proptest! {
    #[test]
    fn reading_any_text_gives_an_answer_or_an_error(text in "[ -~é\n]{0,80}") {
        if let Ok(answer) = PastedAnswer::read(&text) {
            let shown = format!("{answer:?}");
            prop_assert!(!shown.contains("code="), "{}", shown);
        }
    }

    #[test]
    fn accepts_codes_of_any_server(text in "[A-Za-z0-9_-]{20,128}") {
        prop_assert_eq!(PastedAnswer::read(&text), code(&text));
    }
}

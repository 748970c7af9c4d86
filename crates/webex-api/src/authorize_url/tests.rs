//! Authorize URLs: parsing, writing, comparing.

use proptest::prelude::*;

use super::*;

const WEBEX: &str = "https://webexapis.com/v1/authorize";

fn read(query: &str) -> Result<AuthorizeUrl, AuthorizeUrlError> {
    AuthorizeUrl::read(&format!("{WEBEX}?{query}"))
}

fn texts(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

#[test]
fn parses_an_address_of_the_developer_portal() {
    let text = " \"https://webexapis.com/v1/authorize?client_id=C0ffee&response_type=code\
                &redirect_uri=https%3A%2F%2Foauth.pstmn.io%2Fv1%2Fcallback&scope=spark%3Akms%20spark-admin%3Apeople_read+a:b\
                &state=set_state_here&code_challenge=abc&code_challenge_method=S256&nonce=n&prompt=select_account#x\"\n";
    let expected = AuthorizeUrl {
        endpoint: WEBEX.into(),
        client_id: Some("C0ffee".into()),
        redirect_uri: Some("https://oauth.pstmn.io/v1/callback".into()),
        scopes: texts(&["spark:kms", "spark-admin:people_read", "a:b"]),
        response_type: Some("code".into()),
        state: true,
        challenge_method: Some("S256".into()),
        others: vec![("prompt".into(), "select_account".into())],
    };
    let url = AuthorizeUrl::read(text).unwrap();
    assert_eq!(url, expected);
    assert_eq!(
        url.write(),
        "https://webexapis.com/v1/authorize?response_type=code&client_id=C0ffee\
         &redirect_uri=https%3A%2F%2Foauth.pstmn.io%2Fv1%2Fcallback\
         &scope=spark%3Akms%20spark-admin%3Apeople_read%20a%3Ab&prompt=select_account"
    );
}

#[test]
fn line_breaks_do_not_split_a_scope() {
    let url = read("client_id=C&scope=spark%3Ak\r\nms spark-admin:people_\nread").unwrap();
    assert_eq!(url.scopes, ["spark:kms", "spark-admin:people_read"]);
}

#[test]
fn refuses_other_texts_by_name() {
    use AuthorizeUrlError::*;
    let rows = [
        (String::new(), Empty),
        (" \"\" ".into(), Empty),
        ("spark:kms".into(), Url(UrlFault::Scheme)),
        ("javascript://x/?client_id=C".into(), Url(UrlFault::Scheme)),
        (
            "https://u:p@webexapis.com/?client_id=C".into(),
            Url(UrlFault::UserInfo),
        ),
        (WEBEX.into(), NotAuthorize),
        ("https://webexapis.com/v1/people?max=1".into(), NotAuthorize),
        (format!("{WEBEX}?code=x&state=y"), Answer),
        (
            format!("{WEBEX}?client_id=C&client_secret=CANARY"),
            Holds("client secret"),
        ),
        (
            format!("{WEBEX}?client_id=C&access_token=CANARY"),
            Holds("token"),
        ),
        (
            format!("{WEBEX}?client_id=C&code_verifier=CANARY"),
            Holds("code verifier"),
        ),
        (
            format!("{WEBEX}?client_id=C&client_id=D"),
            Repeated("client_id"),
        ),
        (format!("{WEBEX}?scope=a&scope=b"), Repeated("scope")),
        (
            format!("{WEBEX}?client_id=C&state=a&state=b"),
            Repeated("state"),
        ),
        (
            format!("{WEBEX}?scope={}", "a".repeat(8 << 10)),
            Url(UrlFault::TooLong),
        ),
    ];
    for (text, fault) in rows {
        let error = AuthorizeUrl::read(&text).unwrap_err();
        assert_eq!(error, fault, "{text:.80}");
        assert!(!error.to_string().contains("CANARY"));
    }
}

#[test]
fn challenge_without_a_method_is_plain() {
    let method = |query: &str| read(query).unwrap().challenge_method;
    assert_eq!(method("client_id=C"), None);
    assert_eq!(
        method("client_id=C&code_challenge=x").as_deref(),
        Some("plain")
    );
    assert_eq!(
        method("client_id=C&code_challenge=x&code_challenge_method=S256").as_deref(),
        Some("S256")
    );
}

/// Returns the differences of an address that is correct except for `change`.
fn differences(change: impl Fn(&mut AuthorizeUrl)) -> Vec<Difference> {
    let mut url = read("client_id=C&response_type=code&redirect_uri=https%3A%2F%2Fa.example%2Fcb&scope=x%20y&state=s").unwrap();
    change(&mut url);
    url.differences(&Registered {
        endpoints: &texts(&["http://127.0.0.1:8081/v1/authorize"]),
        client_id: Some("C"),
        redirect_uris: &texts(&["https://a.example/cb", "https://b.example/Other/?q=1"]),
        scopes: &texts(&["x", "y"]),
    })
}

#[test]
fn finds_one_difference_per_change() {
    use Difference::*;
    assert_eq!(differences(|_| {}), []);
    assert_eq!(
        differences(|url| url.client_id = Some("D".into())),
        [Client]
    );
    assert_eq!(
        differences(|url| url.client_id = None),
        [Missing("client_id")]
    );
    assert_eq!(
        differences(|url| url.redirect_uri = None),
        [Missing("redirect_uri")]
    );
    assert_eq!(
        differences(|url| url.scopes = texts(&["x", "z", "y", "openid"])),
        [NotRegistered(texts(&["z"]))]
    );
    assert_eq!(
        differences(|url| url.scopes = texts(&["x"])),
        [NotAsked(texts(&["y"]))]
    );
    assert_eq!(
        differences(|url| url.scopes = texts(&["x", "y", "x", "x"])),
        [Twice(texts(&["x"]))]
    );
    assert_eq!(differences(|url| url.scopes.clear()), [Missing("scope")]);
    for kind in ["token", "id_token token"] {
        assert_eq!(
            differences(|url| url.response_type = Some(kind.into())),
            [Implicit]
        );
    }
    assert_eq!(
        differences(|url| url.response_type = Some("device".into())),
        [ResponseType("device".into())]
    );
    assert_eq!(
        differences(|url| url.response_type = None),
        [Missing("response_type")]
    );
    assert_eq!(
        differences(|url| url.challenge_method = Some("plain".into())),
        [Plain]
    );
    assert_eq!(differences(|url| url.state = false), [NoState]);
}

#[test]
fn names_how_a_redirect_uri_differs() {
    use RedirectFault::*;
    let a = "https://a.example/cb";
    let b = "https://b.example/Other/?q=1";
    for (own, registered, fault) in [
        ("https://a.example/cb/", a, TrailingSlash),
        ("https://a.example/CB", a, Case),
        ("https://A.example/cb/", a, CaseAndSlash),
        ("https://a.example/%63b", a, Encoding),
        ("https://a.example/cb?x=1", a, Query),
        ("https://a.example/cb#x", a, Fragment),
        ("http://a.example:443/cb", a, Scheme),
        ("https://a.example:8443/cb", a, Port),
        ("https://a.example/cb/more", a, Path),
        ("https://c.example/cb", a, Host),
        ("https://b.example/other/?q=1", b, Case),
        ("https://b.example/Other/", b, Query),
        ("cb", a, NotAnAddress),
    ] {
        let found = differences(|url| url.redirect_uri = Some(own.into()));
        let expected = Difference::Redirect {
            registered: registered.into(),
            fault,
        };
        assert_eq!(found, [expected], "{own}");
    }
}

/// Without `/v1`, one of Webex's gateways answers and refuses because there is no token.
#[test]
fn names_another_endpoint() {
    use RedirectFault::*;
    let commercial = "https://webexapis.com/v1/authorize";
    for (own, expected, fault) in [
        ("https://webexapis.com/authorize", commercial, Path),
        (
            "https://webexapis.com/v1/authorize/",
            commercial,
            TrailingSlash,
        ),
        ("https://webexapis.com/v1/Authorize", commercial, Case),
        ("https://webexapis.com/v1/access_token", commercial, Path),
        ("http://webexapis.com/v1/authorize", commercial, Scheme),
        ("https://webexapis.com:444/v1/authorize", commercial, Port),
        (
            "https://webexapis.com.evil.example/v1/authorize",
            "http://127.0.0.1:8081/v1/authorize",
            Host,
        ),
        (
            "https://api-usgov.webex.com/authorize",
            "https://api-usgov.webex.com/v1/authorize",
            Path,
        ),
        (
            "http://127.0.0.1:8081/authorize",
            "http://127.0.0.1:8081/v1/authorize",
            Path,
        ),
    ] {
        let found = differences(|url| url.endpoint = own.into());
        let expected = Difference::Endpoint {
            found: own.into(),
            expected: expected.into(),
            fault,
        };
        assert_eq!(found, std::slice::from_ref(&expected), "{own}");
        assert!(expected.to_string().contains(own) && expected.to_string().ends_with('.'));
    }
    for own in [
        commercial,
        "https://WEBEXAPIS.com:443/v1/authorize",
        "https://api.ciscospark.com/v1/authorize",
        "https://api-usgov.webex.com/v1/authorize",
        "http://127.0.0.1:8081/v1/authorize",
    ] {
        assert_eq!(differences(|url| url.endpoint = own.into()), [], "{own}");
    }
}

#[test]
fn skips_what_is_unknown() {
    let url = read("client_id=C&response_type=code&redirect_uri=r&scope=x&state=s").unwrap();
    assert_eq!(url.differences(&Registered::default()), []);
    let one = texts(&["https://a.example/"]);
    let url = read("client_id=C&response_type=code&scope=x&state=s").unwrap();
    let registered = Registered {
        redirect_uris: &one,
        ..Registered::default()
    };
    assert_eq!(
        url.differences(&registered),
        [],
        "Webex uses the only registered one"
    );
}

#[test]
fn writes_every_difference_as_a_sentence() {
    let all = [
        differences(|url| {
            *url = AuthorizeUrl {
                challenge_method: Some("plain".into()),
                ..AuthorizeUrl::default()
            }
        }),
        differences(|url| {
            url.client_id = Some("D".into());
            url.redirect_uri = Some("https://a.example/cb/".into());
            url.scopes = texts(&["z", "z"]);
            url.response_type = Some("token".into());
        }),
        differences(|url| url.response_type = Some("device".into())),
    ]
    .concat();
    assert_eq!(all.len(), 13);
    for difference in all {
        let sentence = difference.to_string();
        assert!(sentence.ends_with('.'), "{sentence}");
    }
}

proptest! {
    #[test]
    fn parses_what_it_writes(
        client_id in proptest::option::of("[ -~é&=+%#]{1,20}"),
        redirect_uri in proptest::option::of("[ -~é&=+%#?/:]{1,40}"),
        scopes in proptest::collection::vec("[!-~]{1,20}", 1..6),
        others in proptest::collection::vec(("x_[ -~é]{0,10}", "[ -~é]{0,20}"), 0..3),
    ) {
        let url = AuthorizeUrl {
            endpoint: WEBEX.into(),
            client_id,
            redirect_uri,
            scopes,
            response_type: Some("code".into()),
            others,
            ..AuthorizeUrl::default()
        };
        let written = url.write();
        prop_assert!(!written.contains([' ', '+', '#']), "{}", written);
        prop_assert_eq!(AuthorizeUrl::read(&written), Ok(url));
    }

    #[test]
    fn parsing_never_panics(text in "\\PC{0,60}") {
        let _ = AuthorizeUrl::read(&text);
        let _ = read(&text).map(|url| url.differences(&Registered { redirect_uris: &texts(&["a", &text]), ..Registered::default() }));
    }
}

//! The consent page, and errors that are shown instead of redirected.

use crate::ask::{ADMIN, Client, READ_ONLY, USER};
use crate::oauth::{REDIRECT, code, exchange, with_pkce};

fn url(client: &Client, changes: &[(&str, &str)]) -> String {
    let id = client.sim.settings().client_id.clone();
    let mut fields = vec![
        ("response_type", "code"),
        ("client_id", id.as_str()),
        ("redirect_uri", REDIRECT),
        ("scope", "spark:people_read spark-admin:licenses_read"),
        ("state", "\"><script>x</script>"),
    ];
    for change in changes {
        fields.retain(|(name, _)| name != &change.0);
        if !change.1.is_empty() {
            fields.push(*change);
        }
    }
    format!(
        "/v1/authorize?{}",
        form_urlencoded::Serializer::new(String::new())
            .extend_pairs(fields)
            .finish()
    )
}

#[test]
fn consent_page_lists_scopes_and_people_without_script() {
    let mut client = Client::new();
    let answer = client.get(&url(&client, &[]));
    assert_eq!(answer.status, 200);
    let page = answer.text();
    for text in [
        "Rollcall asks for access</h1>",
        "spark:people_read",
        "spark-admin:licenses_read",
        ADMIN,
        READ_ONLY,
        USER,
        ">Accept</button>",
        ">Deny</button>",
    ] {
        assert!(page.contains(text), "{text}");
    }
    assert_eq!(page.matches(" checked").count(), 1);
    assert!(!page.contains("<script"), "the state is escaped");
    let policy = answer.header("content-security-policy").unwrap();
    assert!(policy.starts_with("default-src 'none'") && policy.contains("frame-ancestors 'none'"));
    assert!(
        policy.contains("form-action 'self' http://localhost:8080;"),
        "{policy}"
    );
    assert!(!policy.contains("unsafe"));
}

#[test]
fn shows_errors_in_client_redirect_scope_and_challenge() {
    let mut client = Client::new();
    let challenge = [("code_challenge", "short")];
    for changes in [
        [("client_id", "someone")],
        [("client_id", "")],
        [("redirect_uri", "https://attacker.example/")],
        [("redirect_uri", "http://localhost.attacker.example/")],
        [("redirect_uri", "")],
        [("scope", "spark:everything")],
        [("scope", "")],
        challenge,
        [("code_challenge_method", "S256")],
    ] {
        let answer = client.get(&url(&client, &changes));
        assert_eq!(answer.status, 400, "{changes:?}");
        assert!(
            answer.header("location").is_none() && answer.text().contains("cannot be answered")
        );
        let id = client.sim.settings().client_id.clone();
        let mut fields = vec![("client_id", id.as_str()), ("decision", "accept")];
        fields.extend(changes);
        assert_eq!(
            client.form("/v1/authorize", &fields).header("location"),
            None,
            "{changes:?}"
        );
    }
}

#[test]
fn redirects_other_errors_with_the_state() {
    let mut client = Client::new();
    for (changes, error) in [
        (
            [("response_type", "code token")],
            "unsupported_response_type",
        ),
        ([("response_type", "")], "invalid_request"),
        ([("prompt", "none")], "login_required"),
    ] {
        let answer = client.get(&url(&client, &changes));
        assert_eq!(answer.status, 302);
        let location = answer.header("location").unwrap();
        assert!(
            location.starts_with(&format!("{REDIRECT}?error={error}&error_description=")),
            "{location}"
        );
        assert!(
            location.ends_with("&state=%22%3E%3Cscript%3Ex%3C%2Fscript%3E"),
            "{location}"
        );
    }
}

#[test]
fn redirects_a_denial() {
    let mut client = Client::new();
    let id = client.sim.settings().client_id.clone();
    let fields = [
        ("response_type", "code"),
        ("client_id", &id),
        ("redirect_uri", REDIRECT),
        ("scope", "spark:people_read"),
        ("decision", "deny"),
    ];
    let answer = client.form("/v1/authorize", &fields);
    assert!(
        answer
            .header("location")
            .unwrap()
            .starts_with(&format!("{REDIRECT}?error=access_denied"))
    );
}

#[test]
fn matches_registered_redirect_uris_byte_for_byte() {
    let mut settings = webex_sim::Settings::with_people(5);
    settings.redirect_uris = vec!["https://console.example/x/".into()];
    let mut client = Client::with(settings);
    assert_eq!(
        client
            .get(&url(
                &client,
                &[("redirect_uri", "https://console.example/x/")]
            ))
            .status,
        200
    );
    assert_eq!(
        client
            .get(&url(
                &client,
                &[("redirect_uri", "https://console.example/x")]
            ))
            .status,
        400
    );
}

#[test]
fn chosen_person_signs_in_and_admin_is_the_default() {
    let mut client = Client::new();
    let mut sign_in = |extra: &[(&str, &str)]| {
        let challenge = crate::oauth::challenge();
        let mut fields = vec![
            ("code_challenge", challenge.as_str()),
            ("code_challenge_method", "S256"),
        ];
        fields.extend_from_slice(extra);
        let text = code(&mut client, &fields);
        client.token = exchange(&mut client, &text, &[]).json()["access_token"]
            .as_str()
            .unwrap()
            .to_owned();
        client.good("/v1/people/me")["emails"][0].clone()
    };
    assert_eq!(sign_in(&[]), ADMIN);
    let user = Client::new().id(USER);
    assert_eq!(sign_in(&[("person", &user)]), USER);
    let hinted = Client::new();
    let page = Client::new()
        .get(&url(&hinted, &[("login_hint", READ_ONLY)]))
        .text();
    let checked = page
        .split("<label>")
        .find(|label| label.contains(" checked"))
        .unwrap();
    assert!(checked.contains(READ_ONLY));
}

#[test]
fn codes_look_like_tokens() {
    let mut client = Client::new();
    let text = with_pkce(&mut client);
    assert_eq!(text.split('_').nth(2), client.token.split('_').nth(2));
    assert!(text.contains("CANARY"));
}

#[test]
fn refusals_return_any_state_or_none() {
    let own = ("state", Some("\"><script>x</script>".to_owned()));
    for (state, wanted) in [
        (None, own),
        (Some(serde_json::json!("")), ("state", Some(String::new()))),
        (
            Some(serde_json::json!("other")),
            ("state", Some("other".into())),
        ),
        (Some(serde_json::Value::Null), ("state", None)),
    ] {
        for method in ["GET", "POST"] {
            let mut client = Client::new();
            let mut fault = serde_json::json!({ "kind": "refuse", "error": "invalid_scope", "description": "x" });
            if let Some(state) = &state {
                fault["state"] = state.clone();
            }
            client.fault("* /v1/authorize", fault);
            let path = url(&client, &[]);
            let answer = if method == "GET" {
                client.get(&path)
            } else {
                let query: Vec<(String, String)> =
                    form_urlencoded::parse(path.split_once('?').unwrap().1.as_bytes())
                        .into_owned()
                        .collect();
                let mut fields: Vec<_> = query
                    .iter()
                    .map(|(name, value)| (name.as_str(), value.as_str()))
                    .collect();
                fields.push(("decision", "accept"));
                client.form("/v1/authorize", &fields)
            };
            assert_eq!(answer.status, 302, "{method}");
            let location = answer.header("location").unwrap().to_owned();
            let (start, query) = location.split_once('?').unwrap();
            let pairs: Vec<_> = form_urlencoded::parse(query.as_bytes())
                .into_owned()
                .collect();
            let get = |name: &str| {
                let found = pairs.iter().find(|(key, _)| key == name);
                found.map(|(_, value)| value.clone())
            };
            assert_eq!(start, REDIRECT);
            assert_eq!(get("error"), Some("invalid_scope".into()));
            assert_eq!(get("error_description"), Some("x".into()));
            assert_eq!(get(wanted.0), wanted.1, "{method} {state:?}");
            assert_eq!(get("code"), None);
        }
    }
}

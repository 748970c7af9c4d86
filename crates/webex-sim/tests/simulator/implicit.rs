//! `response_type=token`.

use crate::ask::{Answer, Client};
use crate::oauth::REDIRECT;

fn authorize(client: &mut Client, changes: &[(&str, &str)]) -> Answer {
    let id = client.sim.settings().client_id.clone();
    let mut fields = vec![
        ("response_type", "token"),
        ("client_id", id.as_str()),
        ("redirect_uri", REDIRECT),
        ("scope", "spark:people_read"),
        ("state", "a b"),
        ("decision", "accept"),
    ];
    for change in changes {
        fields.retain(|(name, _)| name != &change.0);
        fields.push(*change);
    }
    client.form("/v1/authorize", &fields)
}

/// Returns the members of the fragment.
fn fragment(answer: &Answer) -> Vec<(String, String)> {
    assert_eq!(answer.status, 302, "{}", answer.text());
    let location = answer.header("location").unwrap();
    let rest = location.strip_prefix(REDIRECT).unwrap();
    let fragment = rest.strip_prefix('#').unwrap();
    form_urlencoded::parse(fragment.as_bytes())
        .into_owned()
        .collect()
}

fn names(pairs: &[(String, String)]) -> Vec<&str> {
    pairs.iter().map(|(name, _)| name.as_str()).collect()
}

#[test]
fn returns_a_working_token_in_the_fragment() {
    let mut client = Client::new();
    let pairs = fragment(&authorize(&mut client, &[]));
    assert_eq!(
        names(&pairs),
        ["access_token", "token_type", "expires_in", "state"]
    );
    assert!(pairs[0].1.contains("CANARY"));
    assert_eq!(
        (&*pairs[1].1, &*pairs[2].1, &*pairs[3].1),
        ("Bearer", "1209599", "a b")
    );
    client.token = pairs[0].1.clone();
    assert_eq!(client.get("/v1/people/me").status, 200);
    assert_eq!(client.get("/v1/licenses").status, 403);
    assert!(
        client
            .sim
            .ledger()
            .iter()
            .all(|entry| !entry.query.contains("CANARY"))
    );
}

#[test]
fn switches_add_a_refresh_token_and_drop_expires_in() {
    let mut client = Client::switched(|switches| {
        switches.implicit_refresh = true;
        switches.omit_expires_in = true;
    });
    let pairs = fragment(&authorize(&mut client, &[]));
    assert_eq!(
        names(&pairs),
        ["access_token", "token_type", "refresh_token", "state"]
    );
}

#[test]
fn returns_errors_in_the_fragment() {
    let mut client = Client::new();
    let denied = fragment(&authorize(&mut client, &[("decision", "deny")]));
    assert_eq!(names(&denied), ["error", "error_description", "state"]);
    assert_eq!(denied[0].1, "access_denied");
    client.control("switches", serde_json::json!({ "implicit": false }));
    let refused = fragment(&authorize(&mut client, &[]));
    assert_eq!(refused[0].1, "unsupported_response_type");
}

#[test]
fn refuses_hybrid_flows() {
    let mut client = Client::new();
    let answer = authorize(&mut client, &[("response_type", "code token")]);
    let location = answer.header("location").unwrap();
    assert!(location.contains("?error=unsupported_response_type"));
}

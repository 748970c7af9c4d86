//! Tokens: anything but a valid one gets a 401 in Webex's wording.

use crate::ask::Client;

#[test]
fn answers_401_to_missing_unknown_expired_and_revoked_tokens() {
    let mut client = Client::new();
    let short = client.control("tokens", serde_json::json!({ "expires_in": 10 }));
    client.token = short["access_token"].as_str().unwrap().to_owned();
    assert_eq!(client.get("/v1/people/me").status, 200);
    client.wait(11);
    for token in [client.token.clone(), String::new(), "CANARY".into()] {
        client.token = token;
        let answer = client.get("/v1/people/me");
        assert_eq!(answer.status, 401);
        assert_eq!(
            answer.error(),
            "The request requires a valid access token set in the Authorization request header."
        );
    }
    let minted = client.mint("admin", "spark:people_read");
    client.token.clone_from(&minted);
    assert_eq!(client.get("/v1/people/me").status, 200);
    client.ask(
        "DELETE",
        "/_sim/tokens",
        Some(serde_json::json!({ "token": minted })),
    );
    assert_eq!(client.get("/v1/people/me").status, 401);
}

#[test]
fn refuses_the_token_of_a_deleted_person() {
    let mut client = Client::new();
    let admin = client.token.clone();
    let user = client.mint("user", "spark:people_read");
    let id = client.id(crate::ask::USER);
    assert_eq!(
        client
            .ask("DELETE", &format!("/v1/people/{id}"), None)
            .status,
        204
    );
    client.token = user;
    assert_eq!(client.get("/v1/people/me").status, 401);
    client.token = admin;
    assert_eq!(client.get("/v1/people/me").status, 200);
}

#[test]
fn tokens_have_the_organization_as_third_field() {
    let client = Client::new();
    let org = client.token.split('_').nth(2).unwrap().to_owned();
    assert_eq!(client.token.split('_').count(), 3);
    assert_eq!(org.len(), 36);
    assert!(client.token.contains("CANARY"));
    assert!(client.sim.reader_token().ends_with(&org));
}

#[test]
fn returns_the_expiry_in_milliseconds() {
    let mut client = Client::new();
    let minted = client.control(
        "tokens",
        serde_json::json!({ "scopes": "", "expires_in": 100 }),
    );
    client.token = minted["access_token"].as_str().unwrap().to_owned();
    let exp = client.good("/v1/authorizations/tokenExpiry")["exp"]
        .as_i64()
        .unwrap();
    assert_eq!(exp, (client.now.unix_timestamp() + 100) * 1000);
}

#[test]
fn answers_404_and_405_to_unknown_paths_and_methods() {
    let mut client = Client::new();
    let answer = client.get("/v1/peoples");
    assert_eq!(
        (answer.status, answer.error().as_str()),
        (404, "The requested resource could not be found.")
    );
    assert_eq!(client.ask("DELETE", "/v1/licenses", None).status, 405);
    assert_eq!(client.get("/people").status, 404);
}

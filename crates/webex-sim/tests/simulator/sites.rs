//! Preferred sites.

use crate::ask::{Client, READ_ONLY, SITE};
use serde_json::json;

const PATH: &str = "/v1/meetingPreferences/sites";

#[test]
fn lists_own_and_other_peoples_sites() {
    let mut client = Client::new();
    let own = client.good(PATH);
    assert_eq!(own["sites"][0], json!({ "siteUrl": SITE, "default": true }));
    assert_eq!(own["sites"].as_array().unwrap().len(), 3);
    let other = client.good(&format!("{PATH}?userEmail={READ_ONLY}"));
    assert_eq!(
        other["sites"],
        json!([{ "siteUrl": SITE, "default": true }])
    );
    assert_eq!(
        client
            .get(&format!("{PATH}?userEmail=nobody@lantern.example"))
            .status,
        404
    );
}

#[test]
fn only_administrators_with_the_scope_see_others() {
    let mut client = Client::new();
    let refused = "Not permitted to view or change other user's preferences.";
    for (person, scopes) in [
        (
            "user",
            "meeting:preferences_read meeting:admin_preferences_read",
        ),
        ("admin", "meeting:preferences_read"),
    ] {
        client.token = client.mint(person, scopes);
        let answer = client.get(&format!("{PATH}?userEmail={READ_ONLY}"));
        assert_eq!((answer.status, answer.error().as_str()), (403, refused));
        assert_eq!(client.get(PATH).status, 200);
    }
}

#[test]
fn changes_the_default_site() {
    let mut client = Client::new();
    let body = json!({ "siteUrl": "acme-eu.webex.com" });
    assert_eq!(
        client.ask("PUT", PATH, Some(body.clone())).status,
        400,
        "defaultSite is required"
    );
    let answer = client.ask("PUT", &format!("{PATH}?defaultSite=true"), Some(body));
    assert_eq!(
        (answer.status, answer.json()),
        (
            200,
            json!({ "siteUrl": "acme-eu.webex.com", "default": true })
        )
    );
    assert_eq!(client.good(PATH)["sites"][1]["default"], true);
    let types = client.good("/v1/admin/meeting/config/sessionTypes");
    assert_eq!(types["items"][0]["siteUrl"], "acme-eu.webex.com");
    let foreign = json!({ "siteUrl": "acme-eu.webex.com" });
    let path = format!("{PATH}?defaultSite=true&userEmail={READ_ONLY}");
    assert_eq!(
        client.ask("PUT", &path, Some(foreign)).status,
        400,
        "no account there"
    );
}

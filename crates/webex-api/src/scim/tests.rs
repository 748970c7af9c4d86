//! What is sent, and what is made of the answers.

use super::*;

const UUID: &str = "f5b36187-c8dd-4727-8b2f-f9c447f29046";
const ORG: &str =
    "Y2lzY29zcGFyazovL3VzL09SR0FOSVpBVElPTi85NmFiYzJhYS0zZGNjLTExZTUtYTE1Mi1mZTM0ODE5Y2RjOWE";
const PERSON: &str =
    "Y2lzY29zcGFyazovL3VzL1BFT1BMRS9mNWIzNjE4Ny1jOGRkLTQ3MjctOGIyZi1mOWM0NDdmMjkwNDY";

fn decoded(text: &str) -> ScimUsers {
    SearchScimUsers::default().decode(text.as_bytes()).unwrap()
}

#[test]
fn counting_asks_for_one_id() {
    let path = SearchScimUsers::counting(OrgId::new(ORG)).path();
    assert!(path.is_of_identity());
    assert_eq!(
        path.as_str(),
        "/scim/96abc2aa-3dcc-11e5-a152-fe34819cdc9a/v2/Users?attributes=id&count=1"
    );
    let raw = SearchScimUsers::counting(OrgId::new("96abc2aa-3dcc-11e5-a152-fe34819cdc9a"));
    assert_eq!(raw.path(), path);
}

#[test]
fn one_person_is_searched_by_raw_id() {
    let path = SearchScimUsers::one(OrgId::new(ORG), &PersonId::new(PERSON)).path();
    let filter = format!("?filter=id%20eq%20%22{UUID}%22");
    assert!(path.as_str().ends_with(&filter), "{}", path.as_str());
}

#[test]
fn a_total_is_known_only_if_it_is_a_count() {
    for (total, known) in [
        (r#""totalResults":2000,"#, Some(2000)),
        (r#""totalResults":2000.0,"#, Some(2000)),
        (r#""totalResults":-1,"#, None),
        (r#""totalResults":"many","#, None),
        (r#""totalResults":null,"#, None),
        ("", None),
    ] {
        let answer = decoded(&format!("{{{total}\"Resources\":[]}}"));
        assert_eq!(answer.total, known, "{total}");
    }
    let none = decoded(r#"{"schemas":[],"totalResults":0,"itemsPerPage":0,"startIndex":1}"#);
    assert_eq!((none.total, none.users.len()), (Some(0), 0));
}

#[test]
fn odd_users_cost_only_themselves() {
    let answer = decoded(
        r#"{"totalResults":3,"Resources":[{"id":"a","emails":7},{"userName":"b"},{"id":"c","userName":"c@x.example"}]}"#,
    );
    let ids: Vec<_> = answer.users.iter().map(|user| user.id.as_str()).collect();
    assert_eq!((ids, answer.users.unreadable.len()), (vec!["a", "c"], 1));
    assert_eq!(answer.users[0].emails, None);
    assert_eq!(answer.users[0].primary_email(), None);
}

#[test]
fn the_primary_address_is_the_one_that_says_so() {
    let primary = |user: &str| {
        let answer = decoded(&format!("{{\"Resources\":[{{\"id\":\"a\",{user}}}]}}"));
        answer.users[0].primary_email().map(str::to_owned)
    };
    let both = r#""emails":[{"value":"b@x.example"},{"value":"a@x.example","primary":true}]"#;
    assert_eq!(primary(both).as_deref(), Some("a@x.example"));
    assert_eq!(
        primary(&format!(r#""userName":"A@x.example",{both}"#)).as_deref(),
        Some("a@x.example")
    );
    assert_eq!(
        primary(r#""userName":"a@x.example""#).as_deref(),
        Some("a@x.example"),
        "Webex requires the name to be the primary address"
    );
    // A contradiction is no answer.
    assert_eq!(
        primary(&format!(r#""userName":"b@x.example",{both}"#)),
        None
    );
    let two = r#""emails":[{"value":"b@x.example","primary":true},{"value":"a@x.example","primary":true}]"#;
    assert_eq!(primary(two), None);
    assert_eq!(
        primary(&format!(r#""userName":"b@x.example",{two}"#)).as_deref(),
        Some("b@x.example")
    );
    assert_eq!(primary(r#""emails":[{"value":"b@x.example"}]"#), None);
}

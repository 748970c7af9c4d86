//! What is sent, what is refused, and what an answer or an error contains.

use pollster::block_on;

use super::{ME, patch};
use crate::scripted::{Answer, Scripted, TOKEN, reply, world};
use crate::{ApiBase, ErrorKind, GetMe, GetPerson, ListPeople, PersonId, TransportError};

#[test]
fn sends_nothing_without_a_token() {
    let world = world(Scripted::in_turn([reply(200, &[], ME)]));
    world.tokens.set(None);
    assert_eq!(
        block_on(world.client.call(&GetMe)).unwrap_err().kind,
        ErrorKind::SignedOut
    );
    assert!(world.transport.sent.borrow().is_empty());
}

#[test]
fn does_not_follow_a_link_of_another_base() {
    let elsewhere = ApiBase::parse("https://evil.example/v1").unwrap();
    let link = elsewhere
        .check_next("https://evil.example/v1/people?cursor=1")
        .unwrap();
    let world = world(Scripted::in_turn([reply(200, &[], ME)]));
    let error = block_on(
        world
            .client
            .fetch(&ListPeople::default(), link.as_str().to_owned()),
    )
    .unwrap_err();
    assert_eq!(error.kind, ErrorKind::UntrustedOrigin);
    assert!(world.transport.sent.borrow().is_empty());
}

#[test]
fn ids_cannot_redirect_a_request() {
    for id in [
        "..",
        ".",
        "",
        "../../evil",
        "%2e%2e",
        "a/../../b",
        "x?y#z",
        "\u{202e}",
    ] {
        let world = world(Scripted::in_turn([reply(200, &[], ME)]));
        let endpoint = GetPerson {
            id: PersonId::new(id),
            calling_data: false,
        };
        let _ = block_on(world.client.call(&endpoint));
        for url in world.transport.urls() {
            let id = url
                .strip_prefix("https://webexapis.com/v1/people/")
                .unwrap();
            assert!(
                !id.contains(['/', '?', '#']) && id != ".." && id != ".",
                "{url}"
            );
        }
    }
}

#[test]
fn enforces_the_limit_even_if_the_transport_does_not() {
    let long = format!("{{\"id\":\"{}\"}}", "a".repeat(1 << 20));
    // The header is wrong, and must be ignored.
    let world = world(Scripted::in_turn([reply(
        200,
        &[("content-length", "9")],
        &long,
    )]));
    let error = block_on(world.client.call(&GetMe)).unwrap_err();
    assert_eq!(
        (error.kind, world.transport.sent.borrow().len()),
        (ErrorKind::TooLarge, 1)
    );
    let _ = block_on(world.client.call(&ListPeople::default()));
    assert_eq!(*world.transport.limits.borrow(), [1 << 20, 16 << 20]);
}

#[test]
fn errors_and_debug_text_contain_no_token() {
    let echo = format!(
        r#"{{"message":"bad header Bearer {TOKEN}","errors":[{{"description":"{TOKEN}"}}],"trackingId":"{TOKEN}"}}"#
    );
    let world = world(Scripted::in_turn([reply(400, &[], &echo)]));
    let error = block_on(world.client.call(&GetMe)).unwrap_err();
    assert_eq!(error.message, "bad header Bearer [token]");
    assert!(!format!("{error:?} {error}").contains("CANARY"));
    assert!(!format!("{:?}", world.transport.sent.borrow()).contains("CANARY"));
}

/// A truncated, split or encoded token is as much a leak as a whole one, in any text of an answer.
#[test]
fn answer_texts_contain_no_part_of_the_token() {
    let (head, tail) = (TOKEN[..9].to_lowercase(), TOKEN[4..].to_uppercase());
    let echo = format!(
        r#"{{"message":"bad header {head} {tail}","errors":[{{"description":"{tail}","errorCode":"{head}"}}],"trackingId":"{tail}"}}"#
    );
    // Truncated at the end of a message.
    let long = format!("{} Bearer {TOKEN}", "x".repeat(482));
    let percent = TOKEN.bytes().map(|byte| format!("%{byte:02x}"));
    let percent: String = percent.collect();
    let pieces = |text: &str| {
        let text = text.to_lowercase();
        let token = TOKEN.to_lowercase();
        let mut windows = token.as_bytes().windows(8);
        windows.any(|piece| text.contains(std::str::from_utf8(piece).unwrap()))
    };
    let answers = [
        reply(400, &[], &echo),
        reply(400, &[], &long),
        reply(400, &[], &percent),
        reply(400, &[("trackingid", TOKEN)], "{}"),
        Answer::Fault(TransportError::Unreachable(format!("no header {head}"))),
    ];
    for answer in answers {
        let error = block_on(world(Scripted::in_turn([answer])).client.call(&patch()));
        let shown = format!("{error:?} {}", error.clone().unwrap_err());
        assert!(!pieces(&shown) && shown.contains("[token]"), "{shown}");
        assert!(!shown.contains("%43%41%4e"), "{shown}");
    }
    let world = world(Scripted::in_turn([reply(
        200,
        &[("trackingid", TOKEN)],
        "{\"id\":\"P\"}",
    )]));
    let reply = block_on(world.client.call(&GetMe)).unwrap();
    assert_eq!(reply.head.tracking_id.as_deref(), Some("[token]"));
}

#[test]
fn errors_contain_what_support_needs() {
    let body = r#"{"message":"No such licence","errors":[{"errorCode":400000,"description":"x"}],"trackingId":"BODY"}"#;
    let answers = [
        reply(400, &[("trackingid", "HEADER")], body),
        reply(502, &[("TrackingID", "HEADER")], "<html>"),
    ];
    let world = world(Scripted::in_turn(answers));
    let error = block_on(world.client.call(&patch())).unwrap_err();
    assert_eq!(
        (error.status, error.endpoint),
        (Some(400), "PATCH /licenses/users")
    );
    assert_eq!(
        (error.message.as_str(), error.tracking_id.as_deref()),
        ("No such licence", Some("BODY"))
    );
    assert_eq!(error.details[0].code.as_deref(), Some("400000"));
    let error = block_on(world.client.call(&patch())).unwrap_err();
    assert_eq!(error.tracking_id.as_deref(), Some("HEADER"));
}

#[test]
fn replies_contain_status_tracking_id_and_next() {
    let next = "https://webexapis.com/v1/people?cursor=2";
    let headers = [
        ("trackingid", "T"),
        (
            "link",
            "<https://webexapis.com/v1/people?cursor=2>; rel=\"next\"",
        ),
    ];
    let world = world(Scripted::in_turn([reply(206, &headers, r#"{"items":[]}"#)]));
    let reply = block_on(world.client.call(&ListPeople::default())).unwrap();
    assert_eq!(
        (reply.head.status, reply.head.tracking_id.as_deref()),
        (206, Some("T"))
    );
    assert_eq!(reply.head.next.unwrap().as_str(), next);
}

/// `curl` shows exactly what is sent.
#[test]
fn curl_matches_the_request() {
    let world = world(Scripted::in_turn([reply(200, &[], "{}")]));
    let command = world.client.curl(&patch());
    assert_eq!(
        command,
        "curl --request PATCH 'https://webexapis.com/v1/licenses/users' \\\n  \
         --header \"Authorization: Bearer $WEBEX_TOKEN\" \\\n  \
         --header 'accept: application/json' \\\n  \
         --header 'content-type: application/json' \\\n  \
         --data-raw '{\"personId\":\"P\",\"licenses\":[{\"id\":\"L'\\''1\",\"operation\":\"add\"}]}'"
    );
    block_on(world.client.call(&patch())).unwrap();
    let sent = world.transport.sent.borrow();
    assert_eq!(
        (
            sent[0].method().as_str(),
            sent[0].uri().to_string().as_str()
        ),
        ("PATCH", "https://webexapis.com/v1/licenses/users")
    );
    assert_eq!(
        sent[0].body(),
        br#"{"personId":"P","licenses":[{"id":"L'1","operation":"add"}]}"#
    );
    let mut headers: Vec<&str> = sent[0]
        .headers()
        .keys()
        .map(http::HeaderName::as_str)
        .collect();
    headers.sort_unstable();
    assert_eq!(headers, ["accept", "authorization", "content-type"]);
    assert_eq!(
        world.client.curl(&GetMe),
        "curl --request GET 'https://webexapis.com/v1/people/me' \\\n  \
         --header \"Authorization: Bearer $WEBEX_TOKEN\" \\\n  --header 'accept: application/json'"
    );
}

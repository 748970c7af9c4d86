//! Error bodies: documented, observed, and malformed.

use super::text::LONGEST;
use super::*;
use proptest::prelude::*;

fn detail(code: Option<&str>, description: &str) -> ErrorDetail {
    ErrorDetail {
        code: code.map(str::to_owned),
        description: description.to_owned(),
    }
}

#[test]
fn reads_the_documented_shapes() {
    let a = ErrorBody::read(
        br#"{"message":"No.","errors":[{"errorCode":400000,"description":"d1"},{"description":"d2"}],"trackingId":"T"}"#,
    );
    assert_eq!(a.message.as_deref(), Some("No."));
    assert_eq!(
        a.details,
        [detail(Some("400000"), "d1"), detail(None, "d2")]
    );
    assert_eq!(a.tracking_id.as_deref(), Some("T"));

    let b = ErrorBody::read(br#"{"error":[{"key":"400","message":[{"description":"bad","code":"INVALID"}]}],"trackingId":"T"}"#);
    assert_eq!(
        (b.message.as_deref(), b.details),
        (Some("bad"), vec![detail(Some("INVALID"), "bad")])
    );

    let c = ErrorBody::read(br#"{"errorCode":"E7","message":"c","trackingId":"T"}"#);
    assert_eq!(
        (c.message.as_deref(), c.details),
        (Some("c"), vec![detail(Some("E7"), "c")])
    );

    let oauth = ErrorBody::read(br#"{"error":"invalid_grant","error_description":"spent"}"#);
    assert_eq!(
        (oauth.oauth_error.as_deref(), oauth.message.as_deref()),
        (Some("invalid_grant"), Some("spent"))
    );
}

type Expected = &'static [(Option<&'static str>, &'static str)];

/// Shapes seen in bug reports of other clients. The message must not be lost.
#[test]
fn keeps_the_message_of_every_other_shape() {
    let rows: [(&str, &str, Expected); 18] = [
        (
            r#"{"errors":[{"code":25008,"message":"No."}]}"#,
            "No.",
            &[(Some("25008"), "No.")],
        ),
        (
            r#"{"errors":[{"code":"25008","reason":"No."}]}"#,
            "No.",
            &[(Some("25008"), "No.")],
        ),
        (
            r#"{"errors":["No.","Not at all."]}"#,
            "No.",
            &[(None, "No."), (None, "Not at all.")],
        ),
        (r#"{"errors":"No."}"#, "No.", &[(None, "No.")]),
        (
            r#"{"errors":{"email":["is taken"],"name":"is long"}}"#,
            "email: is taken",
            &[(None, "email: is taken"), (None, "name: is long")],
        ),
        (
            r#"{"errors":{"licenses":{"code":"kms","reason":"No key."}}}"#,
            "licenses: No key.",
            &[(Some("kms"), "licenses: No key.")],
        ),
        (
            r#"{"errors":{"code":7,"message":"No."}}"#,
            "No.",
            &[(Some("7"), "No.")],
        ),
        (r#"{"error":{"message":"No."}}"#, "No.", &[(None, "No.")]),
        (
            r#"{"error":{"code":403,"message":"No.","errors":[{"reason":"forbidden","message":"Not you."}]}}"#,
            "No.",
            &[(Some("403"), "No."), (None, "Not you.")],
        ),
        (
            r#"{"error":{"key":"400","message":[{"description":"bad","code":"INVALID"}]}}"#,
            "bad",
            &[(Some("INVALID"), "bad")],
        ),
        (
            r#"{"message":{"message":"No.","code":4}}"#,
            "No.",
            &[(Some("4"), "No.")],
        ),
        (
            r#"{"message":{"error":{"description":"No."}}}"#,
            "No.",
            &[(None, "No.")],
        ),
        (r#"{"message":["No."]}"#, "No.", &[(None, "No.")]),
        (
            r#"{"schemas":["urn:ietf:params:scim:api:messages:2.0:Error"],"detail":"No.","status":"400","scimType":"mutability"}"#,
            "No.",
            &[(Some("mutability"), "No.")],
        ),
        (
            r#"{"type":"about:blank","title":"Out of seats","detail":"None left.","status":409}"#,
            "None left.",
            &[],
        ),
        (
            r#"{"error":"access_denied","error_description":{"message":"No."}}"#,
            "access_denied",
            &[],
        ),
        (
            r#"{"fault":{"faultstring":"No.","detail":{"errorcode":"x"}}}"#,
            "No.",
            &[(None, "No."), (None, "errorcode: x")],
        ),
        (r#"[{"message":"No."}]"#, "No.", &[(None, "No.")]),
    ];
    for (body, message, details) in rows {
        let read = ErrorBody::read(body.as_bytes());
        assert_eq!(read.message.as_deref(), Some(message), "{body}");
        let expected: Vec<_> = details
            .iter()
            .map(|(code, words)| detail(*code, words))
            .collect();
        assert_eq!(read.details, expected, "{body}");
    }
}

#[test]
fn reads_the_tracking_id_in_every_spelling() {
    for body in [
        r#"{"trackingId":"T"}"#,
        r#"{"trackingID":"T"}"#,
        r#"{"TrackingID":"T, T"}"#,
        r#"{"error":{"message":"No.","trackingId":"T"}}"#,
    ] {
        assert_eq!(
            ErrorBody::read(body.as_bytes()).tracking_id.as_deref(),
            Some("T"),
            "{body}"
        );
    }
    for body in [
        "{}",
        r#"{"trackingId":""}"#,
        r#"{"trackingId":7}"#,
        r#"{"trackingID":null}"#,
    ] {
        assert_eq!(ErrorBody::read(body.as_bytes()).tracking_id, None, "{body}");
    }
}

#[test]
fn truncates_an_endless_body() {
    let many = format!(
        r#"{{"errors":[{}]}}"#,
        vec![r#"{"message":"No."}"#; 1000].join(",")
    );
    assert_eq!(ErrorBody::read(many.as_bytes()).details.len(), MOST);
    let deep = format!(r#"{}"No."{}"#, r#"{"error":"#.repeat(100), "}".repeat(100));
    assert_eq!(ErrorBody::read(deep.as_bytes()).message, None);
}

#[test]
fn reads_other_bodies_as_text() {
    let message = |body: &[u8]| ErrorBody::read(body).message;
    assert_eq!(message(b""), None);
    assert_eq!(message(b"{}"), None);
    assert_eq!(message(b"[1]"), None);
    assert_eq!(message(b"null"), None);
    assert_eq!(
        message(b"Too many\r\n requests\x00"),
        Some("Too many requests".into())
    );
    assert_eq!(message(b"<html><TITLE> Busy </TITLE>"), Some("Busy".into()));
    assert_eq!(
        message("<html>İ<title>x</title>".as_bytes()),
        Some("x".into())
    );
    assert_eq!(message(b"<html>"), Some("the answer is a web page".into()));
    assert_eq!(
        message(b"</title><title>"),
        Some("the answer is a web page".into())
    );
    assert_eq!(
        message("é".repeat(9000).as_bytes())
            .unwrap()
            .chars()
            .count(),
        LONGEST + 1
    );
    assert_eq!(
        message(&b"[".repeat(100_000)).unwrap().chars().count(),
        LONGEST + 1
    );
}

proptest! {
    #[test]
    fn never_panics(body in proptest::collection::vec(any::<u8>(), 0..200)) {
        let _ = ErrorBody::read(&body);
    }

    /// Reads JSON of any shape into a bounded result.
    #[test]
    fn reads_any_shape(body in "[\\[\\]{}:,\"a ]|(\"(message|errors|error|code|detail)\":){0,40}") {
        prop_assert!(ErrorBody::read(body.as_bytes()).details.len() <= MOST + 1);
    }

    #[test]
    fn never_panics_on_markup(body in "[<>/titleİ ]{0,80}") {
        let _ = ErrorBody::read(body.as_bytes());
    }
}

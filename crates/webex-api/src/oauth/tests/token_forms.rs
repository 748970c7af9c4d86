//! Undocumented forms of the token endpoint's answers.

use std::time::Duration;

use super::token::{JSON, of_answer, of_body};
use crate::oauth::OAuthError;
use crate::scripted::{START, reply};

/// Other servers send numbers as strings, and null for absent members.
#[test]
fn accepts_null_and_numbers_as_strings() {
    let nulls = r#"{"access_token":"a","token_type":null,"expires_in":null,"refresh_token":null,
        "refresh_token_expires_in":null,"scope":null,"id_token":null}"#;
    assert_eq!(of_body(nulls), of_body(r#"{"access_token":"a"}"#));
    for lifetime in ["\"3600\"", "\" 3600 \"", "\"3600.0\"", "3600", "3600.0"] {
        let body = format!(
            r#"{{"access_token":"a","expires_in":{lifetime},"refresh_token":"r","refresh_token_expires_in":{lifetime}}}"#
        );
        let tokens = of_body(&body).unwrap();
        let end = Some(START + Duration::from_secs(3600));
        assert_eq!(
            (tokens.expires_at, tokens.refresh_expires_at),
            (end, end),
            "{body}"
        );
    }
    assert_eq!(
        of_body(r#"{"access_token":"a","expires_in":""}"#)
            .unwrap()
            .expires_at,
        None
    );
}

/// Webex calls the tracking id `trackingID` in errors of the token endpoint and `trackingId` elsewhere.
#[test]
fn keeps_the_tracking_id_of_a_refusal() {
    for (body, header, expected) in [
        (
            r#"{"error":"invalid_grant","trackingID":"BODY"}"#,
            "HEADER",
            "BODY",
        ),
        (
            r#"{"error":"invalid_grant","trackingId":"BODY"}"#,
            "HEADER",
            "BODY",
        ),
        (r#"{"error":"invalid_grant"}"#, "HEADER, HEADER", "HEADER"),
        (
            r#"{"error":"invalid_grant","trackingID":""}"#,
            "HEADER",
            "HEADER",
        ),
    ] {
        let error = of_answer(reply(400, &[JSON, ("trackingid", header)], body)).unwrap_err();
        assert!(
            matches!(&error, OAuthError::Refused { tracking_id: Some(id), .. } if id == expected),
            "{body}: {error:?}"
        );
    }
}

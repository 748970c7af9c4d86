//! The envelope of answers: failures, faults, and what is not an answer of the XML API at all.

use super::{answer, envelope, failure};
use crate::xml::answer::head;
use crate::xml::{EXCEPTIONS, exception};
use crate::{ApiError, ErrorKind};

fn error(body: &[u8]) -> ApiError {
    head("XML x", body, false).unwrap_err()
}

#[test]
fn success_and_backup() {
    let primary = head("XML x", answer("").as_bytes(), false).unwrap();
    assert!(!primary.backup);
    let backup = envelope(
        "<serv:result>SUCCESS</serv:result><serv:gsbStatus>BACKUP</serv:gsbStatus>",
        "",
    );
    assert!(head("XML x", backup.as_bytes(), false).unwrap().backup);
    // The guide's sample declares no prefixes.
    let bare = "<serv:message><serv:header><serv:response><serv:result>SUCCESS</serv:result></serv:response></serv:header></serv:message>";
    assert!(head("XML x", bare.as_bytes(), false).is_ok());
}

#[test]
fn each_number_has_its_kind() {
    for row in EXCEPTIONS {
        let error = error(failure(row.id).as_bytes());
        assert_eq!(error.kind, row.kind, "{}", row.id);
        assert_eq!(error.details[0].code.as_deref(), Some(row.id));
        assert_eq!(error.message, format!("Reason of {}", row.id));
        assert!(
            row.cause.ends_with('.') && row.next.ends_with('.'),
            "{}",
            row.id
        );
        assert_eq!(error.retry_after.is_some(), row.id == "000045");
        let same = EXCEPTIONS.iter().filter(|other| other.id == row.id);
        assert_eq!(same.count(), 1, "{}", row.id);
    }
    let unknown = error(failure("999999").as_bytes());
    assert_eq!(unknown.kind, ErrorKind::Invalid);
    assert_eq!(exception("999999"), None);
    assert_eq!(exception("000045").unwrap().kind, ErrorKind::RateLimited);
}

#[test]
fn parts_of_a_failure_are_listed() {
    let response = "<serv:result>FAILURE</serv:result><serv:exceptionID>999999</serv:exceptionID><serv:subErrors>\
                    <serv:subError><serv:exceptionID>030001</serv:exceptionID><serv:reason>no user</serv:reason><serv:value>b@example.com</serv:value></serv:subError>\
                    </serv:subErrors>";
    let error = error(envelope(response, "").as_bytes());
    assert_eq!(error.message, "exception 999999 without an explanation");
    assert_eq!(error.details[1].code.as_deref(), Some("030001"));
    assert_eq!(error.details[1].description, "no user: b@example.com");
}

#[test]
fn nothing_found_is_empty_only_where_it_may_be() {
    let body = failure("000015");
    assert!(head("XML x", body.as_bytes(), true).unwrap().nothing_found);
    assert_eq!(error(body.as_bytes()).kind, ErrorKind::NotFound);
}

#[test]
fn everything_else_has_an_error_of_its_own() {
    let unknown = envelope("<serv:result>MAYBE</serv:result>", "");
    let cut = &answer("")[..300];
    let rows = [
        ("<html><body>Sign in</body></html>", "a web page"),
        ("", "empty"),
        ("{}", "not XML"),
        (cut, "cut off"),
        (
            "<soap:Envelope xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\"><soap:Body/></soap:Envelope>",
            "its element is Envelope",
        ),
        (
            "<message xmlns=\"urn:other\"><header/></message>",
            "its element is message",
        ),
        ("<message><body/></message>", "header is missing"),
        (unknown.as_str(), "result has an unknown word"),
        (
            "<message><header><response/></header></message>",
            "result is missing",
        ),
        ("<!DOCTYPE m><message/>", "document type"),
    ];
    let mut seen = Vec::new();
    for (body, words) in rows {
        let error = error(body.as_bytes());
        assert_eq!(error.kind, ErrorKind::Undecodable, "{body}");
        assert!(error.message.contains(words), "{}", error.message);
        assert!(error.outcome_unknown(), "a write may have been carried out");
        assert!(!seen.contains(&error.message), "{}", error.message);
        seen.push(error.message.clone());
    }
}

//! The pipeline as a whole, on virtual time.

use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

use futures_util::future::join_all;
use pollster::block_on;

use crate::scripted::{Answer, Jitter, Scripted, TOKEN, World, reply, world, world_with};
use crate::{
    ApiBase, ApiError, AssignLicenses, BodyLimit, ErrorKind, GetMe, GetPerson, LicenseId,
    LicenseRequest, Limits, ListPeople, Person, PersonId, TransportError, UpdatePerson, Waiting,
};

const ME: &str = r#"{"id":"P"}"#;

fn patch() -> AssignLicenses {
    AssignLicenses {
        person_id: PersonId::new("P"),
        org_id: None,
        licenses: vec![LicenseRequest::add(LicenseId::new("L'1"))],
        site_urls: Vec::new(),
    }
}

fn put() -> UpdatePerson {
    let person = Person {
        id: PersonId::new("P"),
        ..Person::default()
    };
    UpdatePerson::replacing(&person, &person)
}

/// The error and the number of sends of one call of each idempotency: Safe, Idempotent, Unsafe.
fn of_each(answer: &Answer) -> [(ApiError, usize); 3] {
    let scripted = || world(Scripted::in_turn([answer.clone()]));
    let sends = |world: &World| world.transport.sent.borrow().len();
    let (get, replace, change) = (scripted(), scripted(), scripted());
    [
        (block_on(get.client.call(&GetMe)).unwrap_err(), sends(&get)),
        (
            block_on(replace.client.call(&put())).unwrap_err(),
            sends(&replace),
        ),
        (
            block_on(change.client.call(&patch())).unwrap_err(),
            sends(&change),
        ),
    ]
}

/// The table of the module's page, row by row: sends of Safe, Idempotent and Unsafe calls.
#[test]
fn the_retry_table() {
    use ErrorKind::*;
    let unreachable = Answer::Fault(TransportError::Unreachable("offline".into()));
    let rows = [
        (reply(401, &[], ""), Unauthorised, [2, 2, 2]),
        (
            reply(429, &[("retry-after", "7")], ""),
            RateLimited,
            [8, 8, 8],
        ),
        (reply(429, &[], "<html>"), RateLimited, [8, 8, 8]),
        (reply(423, &[("retry-after", "7")], ""), Locked, [8, 8, 8]),
        (reply(423, &[], ""), Locked, [8, 8, 8]),
        (reply(500, &[], ""), Server, [8, 8, 1]),
        (reply(502, &[], ""), Server, [8, 8, 1]),
        (reply(503, &[], ""), Server, [8, 8, 1]),
        (reply(504, &[], ""), Server, [8, 8, 1]),
        (unreachable, Unreachable, [8, 8, 1]),
        (Answer::Fault(TransportError::TimedOut), TimedOut, [8, 8, 1]),
        (Answer::Silence, TimedOut, [8, 8, 1]),
        (reply(501, &[], ""), Server, [1, 1, 1]),
        (reply(400, &[], ""), Invalid, [1, 1, 1]),
        (reply(403, &[], ""), Forbidden, [1, 1, 1]),
        (reply(404, &[], ""), NotFound, [1, 1, 1]),
        (reply(405, &[], ""), Invalid, [1, 1, 1]),
        (reply(409, &[], ""), Conflict, [1, 1, 1]),
        (reply(410, &[], ""), NotFound, [1, 1, 1]),
        (reply(415, &[], ""), Invalid, [1, 1, 1]),
        (reply(428, &[], ""), Invalid, [1, 1, 1]),
        (
            reply(302, &[("location", "https://evil.example")], ""),
            UntrustedOrigin,
            [1, 1, 1],
        ),
        (reply(200, &[], "<html>"), Undecodable, [1, 1, 1]),
        (
            Answer::Fault(TransportError::TooLarge { limit: 1 }),
            TooLarge,
            [1, 1, 1],
        ),
    ];
    for (at, (answer, kind, sends)) in rows.into_iter().enumerate() {
        for ((error, sent), expected) in of_each(&answer).into_iter().zip(sends) {
            assert_eq!((error.kind, sent), (kind, expected), "row {at}: {error:?}");
        }
    }
}

#[test]
fn unclear_outcomes_are_marked_so() {
    for (answer, unknown) in [
        (reply(500, &[], ""), true),
        (Answer::Silence, true),
        (reply(200, &[], "nonsense"), true),
        (reply(400, &[], ""), false),
        (reply(429, &[], ""), false),
    ] {
        let [.., (error, _)] = of_each(&answer);
        assert_eq!(error.outcome_unknown(), unknown, "{error:?}");
    }
}

/// How long a call waits that meets `answer` once and then succeeds.
fn waited(answer: Answer, jitter: f64) -> Duration {
    let transport = Scripted::in_turn([answer, reply(200, &[], ME)]);
    let world = world_with(transport, Jitter(jitter), Limits::default());
    block_on(world.client.call(&GetMe)).unwrap();
    world.clock.passed()
}

#[test]
fn retry_after_in_every_form() {
    let seconds = Duration::from_secs;
    let year = 366 * 24 * 60 * 60;
    let rows = [
        ("120", seconds(120)),
        ("3600", seconds(3600)),
        // Past what one browser timer holds (2^31 ms).
        ("3000000", seconds(3_000_000)),
        ("Tue, 01 Sep 2026 12:02:00 GMT", seconds(120)),
        ("Tuesday, 01-Sep-26 12:02:00 GMT", seconds(120)),
        ("99999999999999999999999", seconds(year)),
        ("Fri, 31 Dec 9999 23:59:59 GMT", seconds(year)),
        // A past date, no wait and nonsense: the first back-off window.
        ("Tue, 01 Sep 2026 11:00:00 GMT", Duration::from_millis(500)),
        ("0", Duration::from_millis(500)),
        ("-5", Duration::from_millis(500)),
        ("soon", Duration::from_millis(500)),
        ("", Duration::from_millis(500)),
    ];
    for (header, expected) in rows {
        for status in [429, 423, 503] {
            let answer = reply(status, &[("retry-after", header)], "");
            let exact = waited(answer.clone(), 0.0);
            let asked = expected >= seconds(1);
            assert_eq!(
                exact,
                if asked { expected } else { Duration::ZERO },
                "{status} {header}"
            );
            let longest = waited(answer, 1.0);
            assert_eq!(
                longest,
                if asked {
                    expected.mul_f64(1.05)
                } else {
                    expected
                },
                "{status} {header}"
            );
        }
    }
    assert_eq!(waited(reply(429, &[], ""), 1.0), Duration::from_millis(500));
}

#[test]
fn back_off_is_full_jitter_of_doubling_windows() {
    let limits = || Limits {
        tries: 11,
        ..Limits::default()
    };
    let run = |jitter| {
        let world = world_with(
            Scripted::in_turn([reply(500, &[], "")]),
            Jitter(jitter),
            limits(),
        );
        block_on(world.client.call(&GetMe)).unwrap_err();
        let sleeps: Vec<f64> = world
            .clock
            .sleeps
            .borrow()
            .iter()
            .map(Duration::as_secs_f64)
            .collect();
        sleeps
    };
    assert_eq!(
        run(1.0),
        [0.5, 1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 60.0, 60.0, 60.0]
    );
    assert_eq!(
        run(0.25),
        [0.125, 0.25, 0.5, 1.0, 2.0, 4.0, 8.0, 15.0, 15.0, 15.0]
    );
    assert_eq!(run(0.0).iter().sum::<f64>(), 0.0);
}

#[test]
fn waits_are_told_to_the_observer() {
    let seen = Rc::new(RefCell::new(Vec::new()));
    let notes = Rc::clone(&seen);
    let transport = Scripted::in_turn([
        reply(429, &[("retry-after", "3600")], ""),
        reply(200, &[], ME),
    ]);
    let world = world_with(transport, Jitter(0.0), Limits::default());
    let client = world
        .client
        .observed_by(Rc::new(move |waiting| notes.borrow_mut().push(waiting)));
    block_on(client.call(&GetMe)).unwrap();
    let until = crate::scripted::START + Duration::from_secs(3600);
    let expected = Waiting {
        endpoint: "GET /people/me",
        kind: ErrorKind::RateLimited,
        until,
    };
    assert_eq!(*seen.borrow(), [expected]);
}

#[test]
fn a_time_out_aborts_the_request_after_thirty_seconds() {
    let world = world(Scripted::in_turn([Answer::Silence]));
    let error = block_on(world.client.call(&patch())).unwrap_err();
    assert_eq!(error.kind, ErrorKind::TimedOut);
    assert_eq!(world.clock.passed(), Duration::from_secs(30));
    assert_eq!(world.transport.aborted.get(), 1);
}

#[test]
fn fifty_parallel_401s_make_one_refresh_and_fifty_replays() {
    let world = world(Scripted::new(|request| {
        if Scripted::bearer(request) == TOKEN {
            reply(401, &[], "")
        } else {
            reply(200, &[], ME)
        }
    }));
    let replies = block_on(join_all((0..50).map(|_| world.client.call(&GetMe))));
    assert!(replies.iter().all(Result::is_ok));
    assert_eq!(world.refreshes.get(), 1);
    assert_eq!(world.transport.sent.borrow().len(), 100);
}

#[test]
fn a_call_is_replayed_once_only() {
    let world = world(Scripted::in_turn([reply(401, &[], "")]));
    let replies = block_on(join_all((0..50).map(|_| world.client.call(&GetMe))));
    assert!(
        replies
            .iter()
            .all(|reply| reply.as_ref().unwrap_err().kind == ErrorKind::Unauthorised)
    );
    assert_eq!(world.refreshes.get(), 1);
    assert_eq!(world.transport.sent.borrow().len(), 100);
}

#[test]
fn a_401_between_other_faults_is_still_replayed_once() {
    let answers = [503, 401, 503, 401].map(|status| reply(status, &[], ""));
    let world = world(Scripted::in_turn(answers));
    assert_eq!(
        block_on(world.client.call(&GetMe)).unwrap_err().kind,
        ErrorKind::Unauthorised
    );
    assert_eq!(
        (world.refreshes.get(), world.transport.sent.borrow().len()),
        (1, 4)
    );
}

#[test]
fn without_a_token_nothing_is_sent() {
    let world = world(Scripted::in_turn([reply(200, &[], ME)]));
    world.tokens.set(None);
    assert_eq!(
        block_on(world.client.call(&GetMe)).unwrap_err().kind,
        ErrorKind::SignedOut
    );
    assert!(world.transport.sent.borrow().is_empty());
}

#[test]
fn a_link_of_another_base_is_not_followed() {
    let elsewhere = ApiBase::parse("https://evil.example/v1").unwrap();
    let link = elsewhere
        .check_next("https://evil.example/v1/people?cursor=1")
        .unwrap();
    let world = world(Scripted::in_turn([reply(200, &[], ME)]));
    let error = block_on(world.client.next(&ListPeople::default(), &link)).unwrap_err();
    assert_eq!(error.kind, ErrorKind::UntrustedOrigin);
    assert!(world.transport.sent.borrow().is_empty());
}

#[test]
fn an_id_cannot_lead_a_request_astray() {
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
fn the_cap_holds_even_if_the_transport_reads_on() {
    let long = format!("{{\"id\":\"{}\"}}", "a".repeat(1 << 20));
    // The header lies; nobody believes it.
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
    let caps: Vec<usize> = world
        .transport
        .sent
        .borrow()
        .iter()
        .map(|request| request.extensions().get::<BodyLimit>().unwrap().0)
        .collect();
    assert_eq!(caps, [1 << 20, 16 << 20]);
}

#[test]
fn no_error_and_no_debug_text_holds_the_token() {
    let echo = format!(
        r#"{{"message":"bad header Bearer {TOKEN}","errors":[{{"description":"{TOKEN}"}}],"trackingId":"{TOKEN}"}}"#
    );
    let world = world(Scripted::in_turn([reply(400, &[], &echo)]));
    let error = block_on(world.client.call(&GetMe)).unwrap_err();
    assert_eq!(error.message, "bad header Bearer [token]");
    assert!(!format!("{error:?} {error}").contains("CANARY"));
    assert!(!format!("{:?}", world.transport.sent.borrow()).contains("CANARY"));
}

#[test]
fn an_error_carries_what_support_needs() {
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
fn a_reply_carries_status_tracking_id_and_next() {
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
        (reply.status, reply.tracking_id.as_deref()),
        (206, Some("T"))
    );
    assert_eq!(reply.next.unwrap().as_str(), next);
}

/// What `curl` says is what is sent, word for word.
#[test]
fn curl_is_the_request() {
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

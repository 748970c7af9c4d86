//! Faults in answers.

use crate::ask::{Answer, Client};
use serde_json::{Value, json};
use webex_sim::Delivery;

fn with(fault: Value, path: &str) -> (Client, Answer) {
    let mut client = Client::new();
    client.fault("GET /v1/*", fault);
    let answer = client.get(path);
    (client, answer)
}

const PEOPLE: &str = "/v1/people?max=5";

#[test]
fn answers_with_statuses_bodies_and_retry_after() {
    for status in [
        401, 403, 404, 409, 410, 415, 423, 428, 429, 500, 502, 503, 504,
    ] {
        let (_, answer) = with(json!({ "kind": "status", "status": status }), PEOPLE);
        assert_eq!(
            (answer.status, answer.header("retry-after")),
            (status, None)
        );
        answer.error();
    }
    for (value, wanted) in [
        (json!(3600), "3600"),
        (
            json!("Wed, 21 Oct 2026 07:28:00 GMT"),
            "Wed, 21 Oct 2026 07:28:00 GMT",
        ),
        (json!("soon"), "soon"),
        (json!(-1), "-1"),
        (json!(0), "0"),
    ] {
        let (_, answer) = with(
            json!({ "kind": "status", "status": 429, "retry_after": value }),
            PEOPLE,
        );
        assert_eq!(answer.header("retry-after"), Some(wanted));
    }
    let (_, answer) = with(
        json!({ "kind": "status", "status": 429, "retry_after": 7, "unexposed": true, "body": "html" }),
        PEOPLE,
    );
    assert_eq!(
        answer.header("access-control-expose-headers"),
        Some("Link, TrackingID")
    );
    assert!(answer.text().starts_with("<html>") && answer.header("retry-after") == Some("7"));
    let (_, answer) = with(
        json!({ "kind": "status", "status": 500, "body": "empty" }),
        PEOPLE,
    );
    assert_eq!((answer.status, answer.body.len()), (500, 0));
    let (_, answer) = with(
        json!({ "kind": "status", "status": 400, "message": "Why not" }),
        PEOPLE,
    );
    assert_eq!(answer.error(), "Why not");
}

#[test]
fn answers_with_oauth_errors() {
    let mut client = Client::new();
    client.fault(
        "POST /v1/access_token",
        json!({ "kind": "status", "status": 400, "error": "invalid_grant" }),
    );
    let answer = client.form("/v1/access_token", &[]);
    assert_eq!(
        (answer.status, &answer.json()["error"]),
        (400, &json!("invalid_grant"))
    );
}

#[test]
fn corrupts_bodies() {
    let (mut client, answer) = with(json!({ "kind": "truncate" }), PEOPLE);
    let whole = client.get(PEOPLE);
    assert_eq!(
        (answer.status, answer.body.len()),
        (200, whole.body.len() / 2)
    );
    assert!(whole.body.starts_with(&answer.body));
    let (_, answer) = with(json!({ "kind": "html200" }), PEOPLE);
    assert!(
        answer.status == 200
            && answer
                .header("content-type")
                .unwrap()
                .starts_with("text/html")
    );
    let (_, answer) = with(json!({ "kind": "empty200" }), PEOPLE);
    assert_eq!((answer.status, answer.body.len()), (200, 0));
    let (_, answer) = with(json!({ "kind": "bom" }), PEOPLE);
    assert!(answer.body.starts_with(b"\xef\xbb\xbf{"));
    let (_, answer) = with(json!({ "kind": "charset" }), PEOPLE);
    assert!(answer.body.starts_with(b"{\0"));
    let (_, answer) = with(json!({ "kind": "gzip" }), PEOPLE);
    assert_eq!(answer.header("content-encoding"), Some("gzip"));
    let (_, answer) = with(json!({ "kind": "ids" }), PEOPLE);
    assert_eq!(answer.items()[0]["id"].as_str().unwrap().len(), 36);
    let mutate = json!({ "kind": "mutate", "set": { "/items/0/new": { "a": 1 }, "/items/1": null }, "remove": ["/items/0/emails", "/items/4"] });
    let (_, answer) = with(mutate, PEOPLE);
    let items = answer.items();
    assert_eq!(
        (
            items.len(),
            &items[0]["new"],
            items[0].get("emails"),
            &items[1]
        ),
        (4, &json!({ "a": 1 }), None, &Value::Null)
    );
}

#[test]
fn redirects_and_omits_cross_origin_headers() {
    let (_, answer) = with(
        json!({ "kind": "redirect", "location": "https://attacker.example/" }),
        PEOPLE,
    );
    assert_eq!(
        (answer.status, answer.header("location")),
        (307, Some("https://attacker.example/"))
    );
    let (_, answer) = with(json!({ "kind": "nocors" }), PEOPLE);
    assert_eq!(
        (answer.status, answer.header("access-control-allow-origin")),
        (200, None)
    );
}

#[test]
fn changes_the_delivery() {
    for (fault, wanted) in [
        (json!({ "kind": "hang" }), Delivery::Hang),
        (
            json!({ "kind": "hang", "after_apply": true }),
            Delivery::Hang,
        ),
        (json!({ "kind": "drop" }), Delivery::Drop),
        (
            json!({ "kind": "drop", "after_apply": true }),
            Delivery::Drop,
        ),
        (
            json!({ "kind": "slow", "ms": 20 }),
            Delivery::Delay { ms: 20 },
        ),
        (
            json!({ "kind": "drip", "ms": 20 }),
            Delivery::Drip { ms: 20 },
        ),
    ] {
        assert_eq!(with(fault.clone(), PEOPLE).1.delivery, wanted, "{fault}");
    }
    let (client, answer) = with(
        json!({ "kind": "drop", "after_headers": true, "after_apply": true }),
        PEOPLE,
    );
    assert_eq!(
        answer.delivery,
        Delivery::Cut {
            after: answer.body.len() / 2
        }
    );
    assert_eq!(client.sim.ledger()[0].status, 200);
}

#[test]
fn breaks_paging() {
    let ids = |answer: &Answer| {
        answer
            .items()
            .iter()
            .map(|item| item["id"].clone())
            .collect::<Vec<_>>()
    };
    let (_, answer) = with(
        json!({ "kind": "link", "next": "https://attacker.example/v1/people" }),
        PEOPLE,
    );
    assert_eq!(answer.next().unwrap(), "https://attacker.example/v1/people");
    let (_, answer) = with(json!({ "kind": "link", "next": ["/a", "/b"] }), PEOPLE);
    assert_eq!(answer.headers.get_all("link").iter().count(), 2);
    let (_, answer) = with(
        json!({ "kind": "link", "next": "<x>; rel=next; foo" }),
        PEOPLE,
    );
    assert_eq!(answer.header("link"), Some("<x>; rel=next; foo"));

    let (mut client, first) = with(json!({ "kind": "loop" }), PEOPLE);
    assert_eq!(ids(&client.get(&first.next().unwrap())), ids(&first));

    let mut client = Client::new();
    let first = client.get(PEOPLE);
    client.fault("GET /v1/people", json!({ "kind": "cycle" }));
    let second = client.get(&first.next().unwrap());
    assert_eq!(ids(&client.get(&second.next().unwrap())), ids(&first));

    let (mut client, empty) = with(json!({ "kind": "emptypage" }), PEOPLE);
    assert_eq!(
        (
            empty.items().len(),
            client.get(&empty.next().unwrap()).items().len()
        ),
        (0, 5)
    );

    let (mut client, first) = with(json!({ "kind": "duplicate" }), PEOPLE);
    assert_eq!(ids(&client.get(&first.next().unwrap()))[0], ids(&first)[4]);

    let (mut client, first) = with(json!({ "kind": "lost" }), PEOPLE);
    let second = client.get(&first.next().unwrap());
    assert_eq!(
        ids(&second)[0],
        client.good("/v1/people?max=7")["items"][6]["id"]
    );

    let (_, answer) = with(json!({ "kind": "max", "max": 2 }), PEOPLE);
    assert_eq!(answer.items().len(), 2);
    assert!(answer.next().is_some());
}

#[test]
fn first_firing_rule_decides_and_all_count() {
    let mut client = Client::new();
    client.control("faults", json!([
        { "route": "GET /v1/people/me", "nth": 2, "fault": { "kind": "status", "status": 502 } },
        { "route": "* /v1/*", "times": 3, "fault": { "kind": "status", "status": 503 } },
    ]));
    let statuses: Vec<_> = (0..5).map(|_| client.get("/v1/people/me").status).collect();
    assert_eq!(statuses, [503, 502, 503, 503, 200]);
}

#[test]
fn probability_is_deterministic_for_a_seed() {
    let run = |seed: u64| -> Vec<u16> {
        let mut client = Client::new();
        client.control("faults", json!([{ "route": "GET *", "probability": 0.3, "seed": seed, "fault": { "kind": "status", "status": 500 } }]));
        (0..60)
            .map(|_| client.get("/v1/people/me").status)
            .collect()
    };
    assert_eq!(run(1), run(1));
    assert_ne!(run(1), run(2));
    let failed = run(1).iter().filter(|status| **status == 500).count();
    assert!((8..30).contains(&failed), "{failed} of 60");
}

#[test]
fn preflights_fail_only_if_named() {
    let mut client = Client::new();
    client.control(
        "faults",
        json!([{ "route": "*", "fault": { "kind": "status", "status": 500 } }]),
    );
    assert_eq!(client.ask("OPTIONS", "/v1/people", None).status, 204);
}

#[test]
fn revoked_tokens_stay_revoked() {
    let mut client = Client::new();
    client.token = client.mint("admin", "spark:people_read");
    client.fault("GET *", json!({ "kind": "revoke" }));
    assert_eq!(
        [1, 2].map(|_| client.get("/v1/people/me").status),
        [401, 401]
    );
}

//! Requests that wait to be released.

use crate::ask::{Answer, Client, USER};
use serde_json::{Value, json};
use webex_sim::{Delivery, PickUp};

const PATCH: &str = "PATCH /v1/licenses/users";

/// Returns a client with a held licence change, and the ticket.
fn held(after_apply: bool) -> (Client, u64) {
    let mut client = Client::new();
    let id = client.license("Messaging", None)["id"].clone();
    client.fault(
        PATCH,
        json!({ "kind": "hold", "name": "one", "after_apply": after_apply }),
    );
    client.ask("DELETE", "/_sim/ledger", None);
    let change = json!({ "email": USER, "licenses": [{ "id": id, "operation": "remove" }] });
    let answer = client.ask("PATCH", "/v1/licenses/users", Some(change));
    match answer.delivery {
        Delivery::Held { ticket } => (client, ticket),
        other => panic!("{other:?}"),
    }
}

fn messaging(client: &mut Client) -> bool {
    let id = client.license("Messaging", None)["id"].clone();
    let path = format!("/v1/people/{}", client.id(USER));
    client.good(&path)["licenses"]
        .as_array()
        .unwrap()
        .contains(&id)
}

fn waiting(client: &mut Client) -> Value {
    client.good("/_sim/held")
}

fn answer(client: &mut Client, ticket: u64) -> Option<Answer> {
    match client.sim.pick_up(ticket) {
        PickUp::Released(response) => Some(response.into()),
        PickUp::Waiting | PickUp::Gone => None,
    }
}

#[test]
fn holds_a_request_before_carrying_it_out() {
    let (mut client, ticket) = held(false);
    assert_eq!(
        waiting(&mut client),
        json!([{ "name": "one", "method": "PATCH", "path": "/v1/licenses/users", "applied": false }])
    );
    assert!(answer(&mut client, ticket).is_none() && messaging(&mut client));
    let entry = client.sim.ledger()[0].clone();
    assert_eq!((entry.status, entry.changed), (0, false));

    assert_eq!(
        client.control("release", json!({ "name": "two" })),
        json!({ "released": 0 })
    );
    assert!(messaging(&mut client), "another name");
    assert_eq!(
        client.control("release", json!({ "name": "one" })),
        json!({ "released": 1 })
    );
    assert!(!messaging(&mut client), "carried out on release");
    let entry = client.sim.ledger()[0].clone();
    assert_eq!((entry.status, entry.changed), (200, true));
    let answer_ = answer(&mut client, ticket).unwrap();
    assert_eq!(
        (answer_.status, answer_.header("trackingid")),
        (200, Some(&*entry.tracking_id))
    );
    assert_eq!(answer_.header("access-control-allow-origin"), Some("*"));
    assert!(answer(&mut client, ticket).is_none(), "handed out once");
    assert_eq!(waiting(&mut client), json!([]));
}

#[test]
fn holds_an_answer_after_carrying_out_the_request() {
    let (mut client, ticket) = held(true);
    assert_eq!(waiting(&mut client)[0]["applied"], true);
    assert!(!messaging(&mut client));
    let entry = client.sim.ledger()[0].clone();
    assert_eq!((entry.status, entry.changed), (0, true));
    assert!(answer(&mut client, ticket).is_none());
    assert_eq!(client.sim.release(None, client.now), 1);
    assert_eq!(client.sim.ledger()[0].status, 200);
    assert_eq!(answer(&mut client, ticket).unwrap().status, 200);
}

#[test]
fn refuses_a_token_that_ended_while_waiting() {
    let (mut client, ticket) = held(false);
    let token = client.token.clone();
    client.ask("DELETE", "/_sim/tokens", Some(json!({ "token": token })));
    client.control("release", json!({}));
    assert_eq!(answer(&mut client, ticket).unwrap().status, 401);
    assert_eq!(client.sim.ledger()[0].status, 401);
}

#[test]
fn releases_in_order_of_arrival() {
    let mut client = Client::new();
    client.control(
        "faults",
        json!([{ "route": "GET /v1/people/me", "times": 3, "fault": { "kind": "hold" } }]),
    );
    let tickets: Vec<_> = (0..3)
        .map(|_| client.get("/v1/people/me").delivery)
        .collect();
    assert_eq!(client.get("/v1/people/me").delivery, Delivery::Normal);
    assert_eq!(waiting(&mut client).as_array().unwrap().len(), 3);
    assert_eq!(client.sim.release(Some(""), client.now), 3);
    for delivery in tickets {
        let Delivery::Held { ticket } = delivery else {
            panic!("{delivery:?}");
        };
        assert_eq!(answer(&mut client, ticket).unwrap().status, 200);
    }
}

#[test]
fn reset_invalidates_tickets() {
    let (mut client, ticket) = held(true);
    client.control("reset", json!({}));
    assert!(matches!(client.sim.pick_up(ticket), PickUp::Gone));
    client.fault(PATCH, json!({ "kind": "hold" }));
    let change = json!({ "email": USER, "licenses": [] });
    let next = client.ask("PATCH", "/v1/licenses/users", Some(change));
    assert_ne!(next.delivery, Delivery::Held { ticket });
}

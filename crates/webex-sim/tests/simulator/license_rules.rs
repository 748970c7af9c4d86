//! The documented error codes, one row each. A refused request changes nothing.

use crate::ask::{Client, USER};
use crate::licenses::patch;
use serde_json::{Value, json};

const PRO: &str = "Webex Calling - Professional";
const STANDARD: &str = "Webex Calling - Standard";
const CONSOLE: &str = "Webex Attendant Console";
const CX: &str = "Customer Assist";
const TRAINING: Option<&str> = Some("acme-training.webex.com");

struct Case {
    held: &'static [&'static str],
    add: &'static [&'static str],
    remove: &'static [&'static str],
    code: u32,
}

const CASES: &[Case] = &[
    Case {
        held: &[],
        add: &["?"],
        remove: &[],
        code: 400_000,
    },
    Case {
        held: &[PRO],
        add: &[STANDARD],
        remove: &[PRO],
        code: 400_112,
    },
    Case {
        held: &[],
        add: &["Webex Messenger"],
        remove: &[],
        code: 400_118,
    },
    Case {
        held: &[],
        add: &[],
        remove: &["Webex Messenger"],
        code: 400_118,
    },
    Case {
        held: &[PRO],
        add: &[STANDARD],
        remove: &[],
        code: 400_404,
    },
    Case {
        held: &[],
        add: &[PRO, STANDARD],
        remove: &[],
        code: 400_404,
    },
    Case {
        held: &[STANDARD],
        add: &[CONSOLE],
        remove: &[],
        code: 400_406,
    },
    Case {
        held: &[STANDARD],
        add: &[CX],
        remove: &[],
        code: 400_407,
    },
    Case {
        held: &[],
        add: &[CONSOLE],
        remove: &[],
        code: 400_408,
    },
    Case {
        held: &[PRO, CONSOLE],
        add: &[],
        remove: &[PRO],
        code: 400_408,
    },
    Case {
        held: &[CX],
        add: &[STANDARD],
        remove: &[CX],
        code: 400_410,
    },
    Case {
        held: &[],
        add: &["Webex Webinars 500", "Webex Webinars 1000"],
        remove: &[],
        code: 400_413,
    },
    Case {
        held: &["Webex Webinars 500"],
        add: &["Webex Webinars 1000"],
        remove: &[],
        code: 400_413,
    },
    Case {
        held: &[],
        add: &[],
        remove: &["Basic Messaging"],
        code: 700_003,
    },
    Case {
        held: &[],
        add: &[],
        remove: &["Basic Space Meetings"],
        code: 700_004,
    },
    Case {
        held: &[],
        add: &[],
        remove: &["Screen Share"],
        code: 700_006,
    },
];

fn id(client: &mut Client, name: &str) -> Value {
    let site = name
        .starts_with("Webex Webinars")
        .then_some(TRAINING)
        .flatten();
    if name == "?" {
        json!("unknown")
    } else {
        client.license(name, site)["id"].clone()
    }
}

#[test]
fn each_rule_answers_with_its_code() {
    for case in CASES {
        let mut client = Client::new();
        let held: Vec<_> = case.held.iter().map(|name| id(&mut client, name)).collect();
        client.control("edit", json!({ "email": USER, "addLicenses": held }));
        let properties = json!({ "phoneNumber": "+15550100" });
        let mut requests: Vec<Value> = Vec::new();
        for name in case.add {
            let id = id(&mut client, name);
            requests.push(json!({ "id": id, "operation": "add", "properties": properties }));
        }
        for name in case.remove {
            let id = id(&mut client, name);
            requests.push(json!({ "id": id, "operation": "remove" }));
        }
        let answer = patch(&mut client, USER, json!(requests));
        assert_eq!(answer.status, 400, "{requests:?}");
        assert_eq!(answer.json()["errors"][0]["errorCode"], case.code);
        answer.error();
        assert!(
            client.sim.ledger().iter().all(|entry| !entry.changed),
            "{}",
            case.code
        );
    }
}

#[test]
fn calling_licenses_require_properties_and_a_location() {
    let mut client = Client::with(webex_sim::Settings::with_people(200));
    let calling = id(&mut client, STANDARD);
    let people = client.good("/v1/people?callingData=true")["items"].clone();
    let location = people
        .as_array()
        .unwrap()
        .iter()
        .find_map(|person| person.get("locationId").cloned())
        .unwrap();
    let mut code = |properties: Value| {
        let answer = patch(
            &mut client,
            USER,
            json!([{ "id": calling, "properties": properties }]),
        );
        (
            answer.status,
            answer.json()["errors"][0]["errorCode"].clone(),
        )
    };
    assert_eq!(code(Value::Null), (400, json!(400_411)));
    assert_eq!(
        code(json!({ "locationId": location })),
        (400, json!(400_411))
    );
    assert_eq!(code(json!({ "extension": "4711" })), (400, json!(400)));
    assert_eq!(
        code(json!({ "extension": "4711", "locationId": "x" })),
        (400, json!(400))
    );
    assert_eq!(
        code(json!({ "extension": "4711", "locationId": location })),
        (200, Value::Null)
    );
    let user = client.id(USER);
    let person = client.good(&format!("/v1/people/{user}?callingData=true"));
    assert_eq!(
        (&person["extension"], &person["locationId"]),
        (&json!("4711"), &location)
    );
}

#[test]
fn one_invalid_license_refuses_the_whole_request() {
    let mut client = Client::new();
    let messaging = id(&mut client, "Messaging");
    let answer = patch(
        &mut client,
        USER,
        json!([{ "id": messaging, "operation": "remove" }, { "id": "unknown" }]),
    );
    assert_eq!(answer.status, 400);
    assert!(client.sim.ledger().iter().all(|entry| !entry.changed));
}

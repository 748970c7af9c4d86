//! Property: after any sequence of changes, the consumed units of a pool equal its holders, and no pool is overdrawn.

use crate::ask::Client;
use proptest::prelude::*;
use serde_json::{Value, json};
use webex_sim::Settings;

#[derive(Clone, Debug)]
enum Step {
    Patch {
        who: usize,
        add: Vec<usize>,
        remove: Vec<usize>,
    },
    Put {
        who: usize,
        licenses: Vec<usize>,
    },
    Create {
        number: usize,
        licenses: Vec<usize>,
    },
    Delete {
        who: usize,
    },
    Edit {
        who: usize,
        add: usize,
        remove: usize,
    },
    Fault {
        kind: &'static str,
    },
}

fn step() -> impl Strategy<Value = Step> {
    let some = || prop::collection::vec(0..16_usize, 0..4);
    prop_oneof![
        4 => (0..30_usize, some(), some()).prop_map(|(who, add, remove)| Step::Patch { who, add, remove }),
        2 => (0..30_usize, some()).prop_map(|(who, licenses)| Step::Put { who, licenses }),
        1 => (0..9_usize, some()).prop_map(|(number, licenses)| Step::Create { number, licenses }),
        1 => (0..30_usize).prop_map(|who| Step::Delete { who }),
        1 => (0..30_usize, 0..16_usize, 0..16_usize).prop_map(|(who, add, remove)| Step::Edit { who, add, remove }),
        2 => prop::sample::select(vec!["partial", "ignore", "edit", "drop"]).prop_map(|kind| Step::Fault { kind }),
    ]
}

fn take(client: &mut Client, licenses: &[Value], step: Step) {
    let people: Vec<String> = client.sim.people().map(|(id, _)| id).collect();
    let person = |who: usize| people[who % people.len()].clone();
    let ids = |list: &[usize]| {
        list.iter()
            .map(|at| licenses.get(*at).cloned().unwrap_or(json!("?")))
            .collect::<Vec<_>>()
    };
    match step {
        Step::Patch { who, add, remove } => {
            let properties = json!({ "phoneNumber": "+15550100" });
            let mut requests: Vec<_> = ids(&add)
                .iter()
                .map(|id| json!({ "id": id, "properties": properties }))
                .collect();
            requests.extend(
                ids(&remove)
                    .iter()
                    .map(|id| json!({ "id": id, "operation": "remove" })),
            );
            let body = json!({ "personId": person(who), "licenses": requests });
            client.ask("PATCH", "/v1/licenses/users", Some(body));
        }
        Step::Put { who, licenses } => {
            let path = format!("/v1/people/{}", person(who));
            let read = client.get(&path);
            let mut body: Value = serde_json::from_slice(&read.body).unwrap_or_default();
            if let Some(own) = body["licenses"].as_array_mut() {
                own.truncate(own.len().saturating_sub(licenses.len() % 2));
                own.extend(ids(&licenses));
            }
            client.ask("PUT", &path, Some(body));
        }
        Step::Create { number, licenses } => {
            let body = json!({ "emails": [format!("n{number}@lantern.example")], "displayName": "N", "licenses": ids(&licenses) });
            client.ask("POST", "/v1/people", Some(body));
        }
        Step::Delete { who } => {
            client.ask("DELETE", &format!("/v1/people/{}", person(who)), None);
        }
        Step::Edit { who, add, remove } => {
            let body = json!({ "personId": person(who), "addLicenses": ids(&[add]), "removeLicenses": ids(&[remove]) });
            client.ask("POST", "/_sim/edit", Some(body));
        }
        Step::Fault { kind } => client.fault("* /v1/*", json!({ "kind": kind })),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn consumed_units_equal_the_holders(steps in prop::collection::vec(step(), 1..40)) {
        let mut client = Client::with(Settings::with_people(25));
        let pools = client.good("/v1/licenses")["items"].as_array().unwrap().clone();
        let licenses: Vec<Value> = pools.iter().map(|pool| pool["id"].clone()).collect();
        for step in steps {
            take(&mut client, &licenses, step.clone());
            for (id, consumed, holders) in client.sim.license_counts() {
                prop_assert_eq!(consumed, holders, "{} after {:?}", id, step);
            }
        }
        client.ask("DELETE", "/_sim/faults", None);
        for pool in client.good("/v1/licenses")["items"].as_array().unwrap() {
            let total = pool["totalUnits"].as_i64().unwrap();
            prop_assert!(total < 0 || pool["consumedUnits"].as_i64().unwrap() <= total, "{}", pool);
        }
    }
}

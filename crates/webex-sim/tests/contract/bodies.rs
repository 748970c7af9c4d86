//! Bodies: what is taken fits the documents, what they require is required, and nothing else is.

use crate::ask::Client;
use crate::openapi::OpenApi;
use crate::visit::{self, Visit};
use serde_json::Value;

/// Members that the schema calls optional but whose text asks for them: the reasons stand in the simulator's differences.
const NEEDED: [(&str, &str); 1] = [("PUT /people/{personId}", "licenses")];

fn visits() -> Vec<Visit> {
    visit::all(&mut Client::new())
        .into_iter()
        .filter(|visit| visit.body.is_some())
        .collect()
}

fn status(visit: &Visit, body: Value) -> u16 {
    let answer = Client::new().ask(visit.method(), &format!("/v1{}", visit.path), Some(body));
    answer.status
}

#[test]
fn what_is_taken_fits_the_schema_and_uses_every_member() {
    let Some(documents) = OpenApi::load() else {
        return;
    };
    for visit in visits() {
        let operation = documents.operation(visit.name);
        let (schema, body) = (operation.request().unwrap(), visit.body.clone().unwrap());
        assert_eq!(operation.faults(schema, &body), [""; 0], "{}", visit.name);
        let (members, _) = operation.members(schema);
        let missing: Vec<_> = members
            .into_iter()
            .filter(|name| body.get(name).is_none())
            .collect();
        // Those two want a Calling licence.
        assert!(
            missing.is_empty() || missing == ["extension", "locationId"],
            "{}: {missing:?}",
            visit.name
        );
        assert!((200..300).contains(&status(&visit, body)), "{}", visit.name);
    }
}

#[test]
fn exactly_what_is_required_is_required() {
    let Some(documents) = OpenApi::load() else {
        return;
    };
    for visit in visits() {
        let operation = documents.operation(visit.name);
        let (members, required) = operation.members(operation.request().unwrap());
        for member in members {
            let mut body = visit.body.clone().unwrap();
            if body.as_object_mut().unwrap().remove(&member).is_none() {
                continue;
            }
            let wanted =
                required.contains(&member) || NEEDED.contains(&(visit.name, member.as_str()));
            let refused = status(&visit, body) == 400;
            assert_eq!(refused, wanted, "{} without {member}", visit.name);
        }
    }
}

#[test]
fn wrong_types_are_refused() {
    for visit in visits() {
        for (member, value) in visit.body.clone().unwrap().as_object().unwrap() {
            let mut body = visit.body.clone().unwrap();
            body[member] = if value.is_array() {
                Value::from("text")
            } else {
                Value::from(vec![1])
            };
            // The simulator reads this one leniently: it comes in two forms at Webex itself. The other is read-only.
            if ["loginEnabled", "nickName"].contains(&member.as_str()) {
                continue;
            }
            assert_eq!(
                status(&visit, body),
                400,
                "{} with a wrong {member}",
                visit.name
            );
        }
    }
}

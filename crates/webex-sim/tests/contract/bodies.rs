//! Request bodies: the simulator accepts what the documentation allows, requires what it requires, and accepts nothing
//! else.

use crate::ask::Client;
use crate::visit::{self, Visit};
use serde_json::Value;
use webex_openapi::OpenApi;

/// Members that the schema calls optional although its text requires them. `docs/simulator-differences.md` has the
/// reasons.
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
fn accepts_bodies_with_every_member_of_the_schema() {
    let documents = OpenApi::facts();
    for visit in visits() {
        let operation = documents.operation(visit.name);
        let (schema, body) = (operation.request().unwrap(), visit.body.clone().unwrap());
        assert_eq!(operation.faults(schema, &body), [""; 0], "{}", visit.name);
        let (members, _) = operation.members(schema);
        let missing: Vec<_> = members
            .into_iter()
            .filter(|name| body.get(name).is_none())
            .collect();
        // These two require a Calling licence.
        assert!(
            missing.is_empty() || missing == ["extension", "locationId"],
            "{}: {missing:?}",
            visit.name
        );
        assert!((200..300).contains(&status(&visit, body)), "{}", visit.name);
    }
}

#[test]
fn requires_exactly_the_required_members() {
    let documents = OpenApi::facts();
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
fn refuses_wrong_types() {
    for visit in visits() {
        for (member, value) in visit.body.clone().unwrap().as_object().unwrap() {
            let mut body = visit.body.clone().unwrap();
            body[member] = if value.is_array() {
                Value::from("text")
            } else {
                Value::from(vec![1])
            };
            // The simulator accepts both forms of `loginEnabled`, because Webex itself uses both. `nickName` is
            // read-only.
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

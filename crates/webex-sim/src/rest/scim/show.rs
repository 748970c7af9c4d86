//! A user as JSON.

use serde_json::{Map, Value, json};

use crate::call::Call;
use crate::ids::Uuid;
use crate::tenant::person::Person;
use crate::text_time::stamp;

const USER: &str = "urn:ietf:params:scim:schemas:core:2.0:User";
const ENTERPRISE: &str = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
/// Returned whatever is asked for (RFC 7643, section 7). The other two are required by Webex's schema.
const ALWAYS: [&str; 4] = ["id", "schemas", "userName", "userType"];

/// Which members a user is shown with.
pub(super) struct Attributes {
    only: Option<Vec<String>>,
    without: Vec<String>,
}

impl Attributes {
    pub(super) fn read(call: &Call<'_>) -> Self {
        let list = |name| {
            let text = call.query(name)?;
            Some(text.split(',').map(|name| name.trim().to_owned()).collect())
        };
        Self {
            only: list("attributes"),
            without: list("excludedAttributes").unwrap_or_default(),
        }
    }

    fn wants(&self, name: &str) -> bool {
        let named = |names: &[String]| names.iter().any(|wanted| wanted.eq_ignore_ascii_case(name));
        let asked = self.only.as_deref().is_none_or(named) && !named(&self.without);
        asked || ALWAYS.contains(&name)
    }

    fn of(&self, user: Value) -> Value {
        let Value::Object(members) = user else {
            return user;
        };
        let shown: Map<_, _> = members
            .into_iter()
            .filter(|(name, value)| self.wants(name) && !value.is_null())
            .collect();
        Value::Object(shown)
    }
}

/// A person. The primary address is also the name to sign in with.
pub(super) fn user(person: &Person, attributes: &Attributes) -> Value {
    let emails: Vec<_> = person
        .emails()
        .enumerate()
        .map(|(at, value)| {
            let mut email =
                json!({ "value": value, "type": if at == 0 { "work" } else { "other" } });
            if at == 0 {
                email["primary"] = true.into();
            }
            email
        })
        .collect();
    let enterprise = person
        .department
        .as_deref()
        .map(|department| json!({ "department": department }));
    attributes.of(json!({
        "schemas": [USER, ENTERPRISE],
        "id": person.uuid.to_string(),
        "userName": person.email,
        "active": person.login_enabled,
        "name": {
            "givenName": person.first_name.as_deref().unwrap_or_default(),
            "familyName": person.last_name.as_deref().unwrap_or_default(),
        },
        "displayName": person.display_name,
        "emails": emails,
        "userType": "user",
        "title": person.title,
        "timezone": person.timezone,
        ENTERPRISE: enterprise,
        "meta": {
            "resourceType": "User",
            "created": stamp(person.created),
            "lastModified": stamp(person.modified),
        },
    }))
}

/// The account of a meeting room.
pub(super) fn room(org: Uuid, number: u8, attributes: &Attributes) -> Value {
    let mut id = org;
    id.0[15] ^= number + 1;
    let name = format!("room-{id}@lantern.rooms.example");
    attributes.of(json!({
        "schemas": [USER],
        "id": id.to_string(),
        "userName": name,
        "active": true,
        "displayName": format!("Room {}", number + 1),
        "emails": [{ "value": name, "type": "room", "primary": true }],
        "userType": "room",
    }))
}

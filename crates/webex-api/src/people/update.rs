//! `PUT /people/{personId}`: the full replacement.

use http::Method;
use serde_json::{Map, Value};

use crate::endpoint::{DecodeError, Endpoint, Idempotency, decode_json, encode_json};
use crate::ids::PersonId;
use crate::people::Person;
use crate::route::Route;

/// Members that Webex computes: they come with GET and are refused or ignored in PUT.
const READ_ONLY: [&str; 11] = [
    "id",
    "created",
    "lastModified",
    "lastActivity",
    "status",
    "invitePending",
    "type",
    "timezone",
    "sipAddresses",
    "xmppFederationJid",
    "notFoundIds",
];

/// The lists that an emptied value must be sent for, by their names on the wire.
const LISTS: [&str; 6] = [
    "emails",
    "roles",
    "licenses",
    "siteUrls",
    "phoneNumbers",
    "addresses",
];

/// `PUT /people/{personId}`. It replaces the whole person, so it is made from what GET gave and what it is to
/// become; made from parts, it would delete the rest.
///
/// Read-only members and phone numbers other than `work` are left out; members that this crate does not know
/// are sent back as they came. A list is sent empty only where it was not empty before: a token that may
/// not see licences must not delete them.
///
/// Webex may carry out a part and still answer with an error: read back.
#[derive(Clone, Debug, PartialEq)]
pub struct UpdatePerson {
    id: PersonId,
    body: Map<String, Value>,
    calling_data: bool,
    show_all_types: bool,
}

impl UpdatePerson {
    /// The request that turns `before` into `after`. Who is meant is `before.id`.
    pub fn replacing(before: &Person, after: &Person) -> Self {
        let mut body = object(after);
        for name in LISTS {
            if !body.contains_key(name) && object(before).contains_key(name) {
                body.insert(name.to_owned(), Value::Array(Vec::new()));
            }
        }
        if let Some(Value::Array(numbers)) = body.get_mut("phoneNumbers") {
            numbers.retain(|number| number["type"].as_str().is_none_or(|kind| kind == "work"));
        }
        for name in READ_ONLY {
            body.remove(name);
        }
        Self {
            id: before.id.clone(),
            body,
            calling_data: false,
            show_all_types: false,
        }
    }

    /// Webex Calling data takes part; `before` must have been read with it.
    #[must_use]
    pub fn with_calling_data(mut self) -> Self {
        self.calling_data = true;
        self
    }

    /// `showAllTypes=true`: needed to remove an attendee's last site.
    #[must_use]
    pub fn with_all_types(mut self) -> Self {
        self.show_all_types = true;
        self
    }
}

fn object(person: &Person) -> Map<String, Value> {
    match serde_json::to_value(person) {
        Ok(Value::Object(object)) => object,
        // A struct of strings, lists and JSON serialises to an object.
        _ => Map::new(),
    }
}

impl Endpoint for UpdatePerson {
    /// `None` for a 204.
    type Output = Option<Person>;
    const NAME: &'static str = "PUT /people/{personId}";
    const METHOD: Method = Method::PUT;
    const IDEMPOTENCY: Idempotency = Idempotency::Idempotent;
    const SCOPES: &'static [&'static str] =
        &["spark-admin:people_write", "spark-admin:people_read"];

    fn route(&self) -> Route {
        Route::new("/people")
            .segment(self.id.as_str())
            .query_if("callingData", self.calling_data)
            .query_if("showAllTypes", self.show_all_types)
    }

    fn body(&self) -> Option<Vec<u8>> {
        Some(encode_json(&self.body))
    }

    fn decode(&self, body: &[u8]) -> Result<Option<Person>, DecodeError> {
        if body.is_empty() {
            Ok(None)
        } else {
            decode_json(body).map(Some)
        }
    }
}

//! `PUT /people/{personId}`: replaces the whole person.

use http::Method;
use serde_json::{Map, Value};

use crate::decode_error::DecodeError;
use crate::endpoint::{Endpoint, Idempotency, decode_written, encode_json};
use crate::ids::PersonId;
use crate::people::Person;
use crate::request_path::RequestPath;

/// The documented members of the body, except `nickName`, which Webex accepts and ignores.
///
/// Nothing else is sent: not what Webex computes (`created`, `status`, `timeZone`, …), not what describes the answer
/// (`errors`, `notFoundIds`), and not members this crate does not know, because nobody ever wrote them.
const WRITABLE: [&str; 18] = [
    "emails",
    "phoneNumbers",
    "extension",
    "locationId",
    "displayName",
    "firstName",
    "lastName",
    "avatar",
    "orgId",
    "roles",
    "licenses",
    "department",
    "manager",
    "managerId",
    "title",
    "addresses",
    "siteUrls",
    "loginEnabled",
];

/// The lists that Webex omits when they are empty. Once emptied, they must be sent as empty.
const LISTS: [&str; 3] = ["siteUrls", "phoneNumbers", "addresses"];

/// `PUT /people/{personId}`. It replaces the whole person, so it is built from what GET returned and what the person
/// should become. Built from parts, it would delete the rest.
///
/// Phone numbers other than `work` are omitted, because they cannot be written.
///
/// Webex may apply part of it and still answer with an error, and may skip licences that are not free. Read back.
#[derive(Clone, Debug, PartialEq)]
pub struct UpdatePerson {
    id: PersonId,
    body: Map<String, Value>,
    calling_data: bool,
    show_all_types: bool,
}

/// Why a person cannot be replaced without losing data.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotReplaceable {
    /// Webex left out a member that the replacement must contain. Without it, it would be deleted.
    #[error("Webex left out the person's {0}, and a replacement without it would delete it")]
    LeftOut(&'static str),
    /// Webex sent a writable member in an unreadable form.
    #[error("the person's {0} could not be read, and a replacement without it would delete it")]
    Unreadable(&'static str),
    /// There is more than one address, and nothing says which one is primary. PUT expects the primary one first;
    /// [`Person::put_primary_first`] puts it there.
    #[error(
        "the person has more than one address, and Webex does not say which is the primary one"
    )]
    SeveralAddresses,
}

impl UpdatePerson {
    /// Creates the request that turns `before`, as returned by GET, into `after`. `before.id` identifies the person.
    ///
    /// # Errors
    /// If `before` is not known well enough to write back; see [`NotReplaceable`].
    pub fn replacing(before: &Person, after: &Person) -> Result<Self, NotReplaceable> {
        let unreadable = |name: &&str| before.unreadable.has(name);
        if let Some(name) = WRITABLE.into_iter().find(unreadable) {
            return Err(NotReplaceable::Unreadable(name));
        }
        let told = [
            ("roles", before.roles.is_some() && after.roles.is_some()),
            (
                "licenses",
                before.licenses.is_some() && after.licenses.is_some(),
            ),
            (
                "emails",
                !before.emails.is_empty() && !after.emails.is_empty(),
            ),
            ("displayName", after.display_name.is_some()),
        ];
        if let Some((name, _)) = told.into_iter().find(|(_, told)| !told) {
            return Err(NotReplaceable::LeftOut(name));
        }
        let ordered = |person: &Person| person.emails.len() == 1 || person.primary_is_first;
        if !ordered(before) || !ordered(after) {
            return Err(NotReplaceable::SeveralAddresses);
        }
        let mut body = object(after);
        for name in LISTS {
            if !body.contains_key(name) && object(before).contains_key(name) {
                body.insert(name.to_owned(), Value::Array(Vec::new()));
            }
        }
        if let Some(Value::Array(numbers)) = body.get_mut("phoneNumbers") {
            numbers.retain(|number| number["type"].as_str().is_none_or(|kind| kind == "work"));
        }
        body.retain(|name, _| WRITABLE.contains(&name.as_str()));
        Ok(Self {
            id: before.id.clone(),
            body,
            calling_data: false,
            show_all_types: false,
        })
    }

    /// Includes Webex Calling data. `before` must have been read with it.
    #[must_use]
    pub fn with_calling_data(mut self) -> Self {
        self.calling_data = true;
        self
    }

    /// Sends `showAllTypes=true`, which is required to remove an attendee's last site.
    #[must_use]
    pub fn with_all_types(mut self) -> Self {
        self.show_all_types = true;
        self
    }
}

fn object(person: &Person) -> Map<String, Value> {
    match serde_json::to_value(person) {
        Ok(Value::Object(object)) => object,
        // A struct of strings, booleans and lists always serialises to an object.
        _ => Map::new(),
    }
}

impl Endpoint for UpdatePerson {
    /// `None` for a 204, or if the answer cannot be read.
    type Output = Option<Person>;
    const NAME: &'static str = "PUT /people/{personId}";
    const METHOD: Method = Method::PUT;
    const IDEMPOTENCY: Idempotency = Idempotency::Idempotent;
    const SCOPES: &'static [&'static str] =
        &["spark-admin:people_write", "spark-admin:people_read"];

    fn path(&self) -> RequestPath {
        RequestPath::new("/people")
            .segment(self.id.as_str())
            .query_if("callingData", self.calling_data)
            .query_if("showAllTypes", self.show_all_types)
    }

    fn body(&self) -> Option<Vec<u8>> {
        Some(encode_json(&self.body))
    }

    fn decode(&self, body: &[u8]) -> Result<Option<Person>, DecodeError> {
        Ok(decode_written(body))
    }
}

#[cfg(test)]
mod tests;

//! Locations of Webex Calling: `GET /locations`.

use http::Method;
use serde::Serialize;

use crate::decode_error::DecodeError;
use crate::endpoint::{AnswerSize, Endpoint, Idempotency, decode_json};
use crate::list::Listed;
use crate::members::{FromMembers, Members, Unreadable, deserialize_by_members};
use crate::page::Page;
use crate::request_path::RequestPath;

/// A location.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Location {
    /// The id, which a person's `locationId` refers to.
    pub id: String,
    /// The name, such as `Denver office`.
    pub name: String,
    /// The members that could not be read.
    #[serde(skip)]
    pub unreadable: Unreadable,
}

deserialize_by_members!(Location);

impl FromMembers for Location {
    fn from_members(members: &mut Members<'_>) -> Result<Self, DecodeError> {
        Ok(Self {
            id: members.required_text("id")?,
            name: members.text("name").unwrap_or_default(),
            unreadable: members.unreadable(),
        })
    }
}

/// `GET /locations`: lists the organisation's locations, page by page. It needs an administrator and one of
/// `spark-admin:locations_read`, `spark-admin:people_read` and `spark-admin:device_read`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ListLocations;

impl Endpoint for ListLocations {
    type Output = Page<Location>;
    const NAME: &'static str = "GET /locations";
    const METHOD: Method = Method::GET;
    const IDEMPOTENCY: Idempotency = Idempotency::Safe;
    const SCOPES: &'static [&'static str] = &["spark-admin:people_read"];
    const ANSWER: AnswerSize = AnswerSize::List;

    fn path(&self) -> RequestPath {
        RequestPath::new("/locations")
    }

    fn decode(&self, body: &[u8]) -> Result<Page<Location>, DecodeError> {
        decode_json(body)
    }
}

impl Listed for ListLocations {
    type Item = Location;

    fn page(answer: Page<Location>) -> Page<Location> {
        answer
    }

    fn id(item: &Location) -> &str {
        &item.id
    }
}

#[cfg(test)]
mod tests {
    use super::{Endpoint, ListLocations};

    #[test]
    fn a_location_without_a_name_is_kept_and_one_without_an_id_is_counted() {
        let body = br#"{"items":[{"id":"1","name":"Denver office","address":{"city":"Denver"}},{"id":"2","name":7},{"name":"x"}]}"#;
        let page = ListLocations.decode(body).unwrap();
        let read: Vec<_> = page
            .items
            .iter()
            .map(|location| (&*location.id, &*location.name))
            .collect();
        assert_eq!(read, [("1", "Denver office"), ("2", "")]);
        assert_eq!(page.unreadable.len(), 1);
    }
}

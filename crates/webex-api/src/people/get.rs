//! `GET /people/{personId}` and `GET /people/me`.

use http::Method;

use crate::decode_error::DecodeError;
use crate::endpoint::{Endpoint, Idempotency, decode_json};
use crate::ids::{LicenseId, PersonId};
use crate::members::{FromMembers, Members, all};
use crate::people::Person;
use crate::request_path::RequestPath;

/// `GET /people/{personId}`. Includes the licences and roles that a list may omit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GetPerson {
    /// The person.
    pub id: PersonId,
    /// Whether to include Webex Calling data, which is required before a PUT for people with Calling.
    pub calling_data: bool,
}

impl Endpoint for GetPerson {
    type Output = Person;
    const NAME: &'static str = "GET /people/{personId}";
    const METHOD: Method = Method::GET;
    const IDEMPOTENCY: Idempotency = Idempotency::Safe;
    const SCOPES: &'static [&'static str] = &["spark-admin:people_read"];

    fn path(&self) -> RequestPath {
        RequestPath::new("/people")
            .segment(self.id.as_str())
            .query_if("callingData", self.calling_data)
    }

    fn decode(&self, body: &[u8]) -> Result<Person, DecodeError> {
        decode_json(body)
    }
}

/// `GET /people/{personId}` for the licences alone, as the basis of a change. Unlike [`GetPerson`], it fails if Webex
/// omits the licences, because a missing list does not mean an empty one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GetLicensesOfPerson {
    /// The person.
    pub id: PersonId,
}

struct Licenses(Vec<LicenseId>);

impl FromMembers for Licenses {
    fn from_members(members: &mut Members<'_>) -> Result<Self, DecodeError> {
        members.required_texts("licenses").map(all).map(Self)
    }
}

impl Endpoint for GetLicensesOfPerson {
    type Output = Vec<LicenseId>;
    const NAME: &'static str = GetPerson::NAME;
    const METHOD: Method = Method::GET;
    const IDEMPOTENCY: Idempotency = Idempotency::Safe;
    const SCOPES: &'static [&'static str] = GetPerson::SCOPES;

    fn path(&self) -> RequestPath {
        RequestPath::new("/people").segment(self.id.as_str())
    }

    fn decode(&self, body: &[u8]) -> Result<Vec<LicenseId>, DecodeError> {
        decode_json::<Licenses>(body).map(|licenses| licenses.0)
    }
}

/// `GET /people/me`: returns the token's owner.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct GetMe;

impl Endpoint for GetMe {
    type Output = Person;
    const NAME: &'static str = "GET /people/me";
    const METHOD: Method = Method::GET;
    const IDEMPOTENCY: Idempotency = Idempotency::Safe;
    const SCOPES: &'static [&'static str] = &["spark:people_read"];

    fn path(&self) -> RequestPath {
        RequestPath::new("/people/me")
    }

    fn decode(&self, body: &[u8]) -> Result<Person, DecodeError> {
        decode_json(body)
    }
}

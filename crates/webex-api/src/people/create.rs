//! `POST /people`: creates a person.

use http::Method;
use serde::Serialize;

use crate::decode_error::DecodeError;
use crate::endpoint::{Endpoint, Idempotency, decode_written, encode_json};
use crate::people::Person;
use crate::request_path::RequestPath;

/// `POST /people`. The person is invited by email.
///
/// Webex may answer with an error although it created the person: search for the address before repeating. It also assigns the licences that
/// everyone has.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CreatePerson {
    /// Exactly one address.
    pub emails: [String; 1],
    /// The full name. Webex requires it, or one of the next two.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub display_name: Option<String>,
    /// Given name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first_name: Option<String>,
    /// Family name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_name: Option<String>,
    /// Job title.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Department.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub department: Option<String>,
}

impl Endpoint for CreatePerson {
    /// `None` if the answer cannot be read.
    type Output = Option<Person>;
    const NAME: &'static str = "POST /people";
    const METHOD: Method = Method::POST;
    const IDEMPOTENCY: Idempotency = Idempotency::Unsafe;
    const SCOPES: &'static [&'static str] =
        &["spark-admin:people_write", "spark-admin:people_read"];

    fn path(&self) -> RequestPath {
        RequestPath::new("/people")
    }

    fn body(&self) -> Option<Vec<u8>> {
        Some(encode_json(self))
    }

    fn decode(&self, body: &[u8]) -> Result<Option<Person>, DecodeError> {
        Ok(decode_written(body))
    }
}

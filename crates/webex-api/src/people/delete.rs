//! `DELETE /people/{personId}`: deletes a person for good.

use http::Method;

use crate::decode_error::DecodeError;
use crate::endpoint::{Endpoint, Idempotency};
use crate::ids::PersonId;
use crate::request_path::RequestPath;

/// `DELETE /people/{personId}`. Answers 204. It cannot be undone.
///
/// For full and user administrators, and external full administrators. Nobody can delete themselves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeletePerson {
    /// The person.
    pub id: PersonId,
}

impl Endpoint for DeletePerson {
    type Output = ();
    const NAME: &'static str = "DELETE /people/{personId}";
    const METHOD: Method = Method::DELETE;
    const IDEMPOTENCY: Idempotency = Idempotency::Idempotent;
    const SCOPES: &'static [&'static str] = &["spark-admin:people_write"];

    fn path(&self) -> RequestPath {
        RequestPath::new("/people").segment(self.id.as_str())
    }

    /// Accepts any body. A 204 has none, and its content would not matter.
    fn decode(&self, _: &[u8]) -> Result<(), DecodeError> {
        Ok(())
    }
}

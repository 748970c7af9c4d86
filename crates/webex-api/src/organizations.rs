//! Organisations: `GET /organizations` and `GET /organizations/{orgId}`.

use http::Method;
use serde::Serialize;

use crate::endpoint::{AnswerSize, DecodeError, Endpoint, Idempotency, decode_json};
use crate::ids::OrgId;
use crate::members::{FromMembers, Members, deserialize_by_members};
use crate::people::Page;
use crate::route::Route;

/// An organisation.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Organization {
    /// Which.
    pub id: OrgId,
    /// Its name.
    pub display_name: Option<String>,
    /// ISO 8601.
    pub created: Option<String>,
}

deserialize_by_members!(Organization);

impl FromMembers for Organization {
    fn from_members(mut members: Members) -> Result<Self, DecodeError> {
        Ok(Self {
            id: members.required_text("id")?.into(),
            display_name: members.text("displayName")?,
            created: members.text("created")?,
        })
    }
}

/// `GET /organizations`: every organisation that the account sees; it has no pages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ListOrganizations;

impl Endpoint for ListOrganizations {
    type Output = Vec<Organization>;
    const NAME: &'static str = "GET /organizations";
    const METHOD: Method = Method::GET;
    const IDEMPOTENCY: Idempotency = Idempotency::Safe;
    const SCOPES: &'static [&'static str] = &["spark-admin:organizations_read"];
    const ANSWER: AnswerSize = AnswerSize::List;

    fn route(&self) -> Route {
        Route::new("/organizations")
    }

    fn decode(&self, body: &[u8]) -> Result<Vec<Organization>, DecodeError> {
        decode_json::<Page<Organization>>(body).map(|page| page.items)
    }
}

/// `GET /organizations/{orgId}`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GetOrganization {
    /// Which.
    pub id: OrgId,
}

impl Endpoint for GetOrganization {
    type Output = Organization;
    const NAME: &'static str = "GET /organizations/{orgId}";
    const METHOD: Method = Method::GET;
    const IDEMPOTENCY: Idempotency = Idempotency::Safe;
    const SCOPES: &'static [&'static str] = &["spark-admin:organizations_read"];

    fn route(&self) -> Route {
        Route::new("/organizations").segment(self.id.as_str())
    }

    fn decode(&self, body: &[u8]) -> Result<Organization, DecodeError> {
        decode_json(body)
    }
}

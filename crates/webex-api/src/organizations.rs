//! Organisations: `GET /organizations` and `GET /organizations/{orgId}`.

use http::Method;
use serde::Serialize;

use crate::decode_error::DecodeError;
use crate::endpoint::{AnswerSize, Endpoint, Idempotency, decode_json};
use crate::ids::OrgId;
use crate::members::{FromMembers, Members, Unreadable, deserialize_by_members};
use crate::page::Page;
use crate::request_path::RequestPath;

/// An organisation.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Organization {
    /// The id.
    pub id: OrgId,
    /// The display name.
    pub display_name: Option<String>,
    /// Creation time, in ISO 8601.
    pub created: Option<String>,
    /// The members that could not be read.
    #[serde(skip)]
    pub unreadable: Unreadable,
}

deserialize_by_members!(Organization);

impl FromMembers for Organization {
    fn from_members(members: &mut Members<'_>) -> Result<Self, DecodeError> {
        Ok(Self {
            id: members.required_text("id")?.into(),
            display_name: members.text("displayName"),
            created: members.text("created"),
            unreadable: members.unreadable(),
        })
    }
}

/// `GET /organizations`: lists every organisation the account can see. It is not paged.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ListOrganizations;

impl Endpoint for ListOrganizations {
    type Output = Page<Organization>;
    const NAME: &'static str = "GET /organizations";
    const METHOD: Method = Method::GET;
    const IDEMPOTENCY: Idempotency = Idempotency::Safe;
    const SCOPES: &'static [&'static str] = &["spark-admin:organizations_read"];
    const ANSWER: AnswerSize = AnswerSize::List;

    fn path(&self) -> RequestPath {
        RequestPath::new("/organizations")
    }

    fn decode(&self, body: &[u8]) -> Result<Page<Organization>, DecodeError> {
        decode_json(body)
    }
}

/// `GET /organizations/{orgId}`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GetOrganization {
    /// The organisation.
    pub id: OrgId,
}

impl Endpoint for GetOrganization {
    type Output = Organization;
    const NAME: &'static str = "GET /organizations/{orgId}";
    const METHOD: Method = Method::GET;
    const IDEMPOTENCY: Idempotency = Idempotency::Safe;
    const SCOPES: &'static [&'static str] = &["spark-admin:organizations_read"];

    fn path(&self) -> RequestPath {
        RequestPath::new("/organizations").segment(self.id.as_str())
    }

    fn decode(&self, body: &[u8]) -> Result<Organization, DecodeError> {
        decode_json(body)
    }
}

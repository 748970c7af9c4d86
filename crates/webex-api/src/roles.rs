//! Administrator roles: `GET /roles`.

use http::Method;
use serde::Serialize;

use crate::decode_error::DecodeError;
use crate::endpoint::{AnswerSize, Endpoint, Idempotency, decode_json};
use crate::ids::RoleId;
use crate::members::{FromMembers, Members, Unreadable, deserialize_by_members};
use crate::page::Page;
use crate::request_path::RequestPath;

/// An administrator role.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Role {
    /// The id.
    pub id: RoleId,
    /// The name, such as `Full Administrator`.
    pub name: String,
    /// The members that could not be read.
    #[serde(skip)]
    pub unreadable: Unreadable,
}

deserialize_by_members!(Role);

impl FromMembers for Role {
    fn from_members(members: &mut Members<'_>) -> Result<Self, DecodeError> {
        Ok(Self {
            id: members.required_text("id")?.into(),
            name: members.text("name").unwrap_or_default(),
            unreadable: members.unreadable(),
        })
    }
}

/// `GET /roles`: lists all roles, for administrators only. It is not paged.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ListRoles;

impl Endpoint for ListRoles {
    type Output = Page<Role>;
    const NAME: &'static str = "GET /roles";
    const METHOD: Method = Method::GET;
    const IDEMPOTENCY: Idempotency = Idempotency::Safe;
    const SCOPES: &'static [&'static str] = &["spark-admin:roles_read"];
    const ANSWER: AnswerSize = AnswerSize::List;

    fn path(&self) -> RequestPath {
        RequestPath::new("/roles")
    }

    fn decode(&self, body: &[u8]) -> Result<Page<Role>, DecodeError> {
        decode_json(body)
    }
}

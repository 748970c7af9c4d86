//! `/authorizations`: the authorizations of a person, from which tokens are issued.

use http::Method;
use time::OffsetDateTime;

use crate::decode_error::DecodeError;
use crate::endpoint::{AnswerSize, Endpoint, Idempotency, decode_json};
use crate::ids::{AuthorizationId, PersonId};
use crate::members::{FromMembers, Members, Unreadable};
use crate::page::Page;
use crate::request_path::RequestPath;

/// The kind of token an authorization stands for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum AuthorizationKind {
    /// An access token.
    Access,
    /// A refresh token. Deleting it ends the access tokens issued from it.
    Refresh,
    /// A kind that this crate does not know.
    #[default]
    Other,
}

/// A person's authorization of an application.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Authorization {
    /// The id, for [`DeleteAuthorization`].
    pub id: AuthorizationId,
    /// The application's display name.
    pub application_name: Option<String>,
    /// The client id of the integration.
    pub client_id: Option<String>,
    /// Creation time, in ISO 8601.
    pub created: Option<String>,
    /// The kind of token it stands for.
    pub kind: AuthorizationKind,
    /// The members that could not be read.
    pub unreadable: Unreadable,
}

impl FromMembers for Authorization {
    fn from_members(members: &mut Members<'_>) -> Result<Self, DecodeError> {
        let kind = members.text("type");
        Ok(Self {
            id: members.required_text("id")?.into(),
            application_name: members.text("applicationName"),
            client_id: members.text("clientId"),
            created: members.text("created"),
            kind: match kind.as_deref() {
                Some("access") => AuthorizationKind::Access,
                Some("refresh") => AuthorizationKind::Refresh,
                _ => AuthorizationKind::Other,
            },
            unreadable: members.unreadable(),
        })
    }
}

/// `GET /authorizations`: lists all authorizations of one person. It is not paged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListAuthorizations {
    /// The person.
    pub person_id: PersonId,
}

impl Endpoint for ListAuthorizations {
    type Output = Page<Authorization>;
    const NAME: &'static str = "GET /authorizations";
    const METHOD: Method = Method::GET;
    const IDEMPOTENCY: Idempotency = Idempotency::Safe;
    const SCOPES: &'static [&'static str] = &["identity:tokens_read"];
    const ANSWER: AnswerSize = AnswerSize::List;

    fn path(&self) -> RequestPath {
        RequestPath::new("/authorizations").query("personId", self.person_id.as_str())
    }

    fn decode(&self, body: &[u8]) -> Result<Self::Output, DecodeError> {
        decode_json(body)
    }
}

/// `DELETE /authorizations/{authorizationId}`: ends an authorization. Its tokens are invalid afterwards.
///
/// Deleting the caller's own current authorization requires a token of the same integration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeleteAuthorization {
    /// The authorization.
    pub id: AuthorizationId,
}

impl Endpoint for DeleteAuthorization {
    type Output = ();
    const NAME: &'static str = "DELETE /authorizations/{authorizationId}";
    const METHOD: Method = Method::DELETE;
    const IDEMPOTENCY: Idempotency = Idempotency::Idempotent;
    const SCOPES: &'static [&'static str] = &["identity:tokens_write"];

    fn path(&self) -> RequestPath {
        RequestPath::new("/authorizations").segment(self.id.as_str())
    }

    /// Accepts any body. A 204 has none, and its content would not matter.
    fn decode(&self, _: &[u8]) -> Result<(), DecodeError> {
        Ok(())
    }
}

/// `GET /authorizations/tokenExpiry`: when the calling token expires. Works with any token.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TokenExpiry;

struct Expiry(OffsetDateTime);

impl FromMembers for Expiry {
    fn from_members(members: &mut Members<'_>) -> Result<Self, DecodeError> {
        let moment = milliseconds(members).and_then(|milliseconds| {
            let nanoseconds = i128::from(milliseconds) * 1_000_000;
            OffsetDateTime::from_unix_timestamp_nanos(nanoseconds).ok()
        });
        moment.map(Self).ok_or_else(|| DecodeError {
            path: Some("exp".to_owned()),
            message: "expected a time in milliseconds".to_owned(),
        })
    }
}

/// Reads `exp`, a number or a number as a string.
fn milliseconds(members: &mut Members<'_>) -> Option<i64> {
    let text = members.text("exp");
    text.map_or_else(|| members.whole("exp"), |text| text.parse().ok())
}

impl Endpoint for TokenExpiry {
    type Output = OffsetDateTime;
    const NAME: &'static str = "GET /authorizations/tokenExpiry";
    const METHOD: Method = Method::GET;
    const IDEMPOTENCY: Idempotency = Idempotency::Safe;
    const SCOPES: &'static [&'static str] = &[];

    fn path(&self) -> RequestPath {
        RequestPath::new("/authorizations/tokenExpiry")
    }

    fn decode(&self, body: &[u8]) -> Result<OffsetDateTime, DecodeError> {
        decode_json::<Expiry>(body).map(|expiry| expiry.0)
    }
}

//! `GET /licenses` and `GET /licenses/{licenseId}`.

use http::Method;

use crate::decode_error::DecodeError;
use crate::endpoint::{AnswerSize, Endpoint, Idempotency, decode_json};
use crate::ids::{LicenseId, OrgId};
use crate::licenses::{AssignedUser, License, LicenseWithUsers};
use crate::list::Listed;
use crate::page::Page;
use crate::request_path::RequestPath;

/// `GET /licenses`: lists all pools. It is not paged.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ListLicenses {
    /// The organisation, for partner administrators.
    pub org_id: Option<OrgId>,
}

impl Endpoint for ListLicenses {
    type Output = Page<License>;
    const NAME: &'static str = "GET /licenses";
    const METHOD: Method = Method::GET;
    const IDEMPOTENCY: Idempotency = Idempotency::Safe;
    const SCOPES: &'static [&'static str] = &["spark-admin:licenses_read"];
    const ANSWER: AnswerSize = AnswerSize::List;

    fn path(&self) -> RequestPath {
        RequestPath::new("/licenses").query_some("orgId", self.org_id.as_ref().map(OrgId::as_str))
    }

    fn decode(&self, body: &[u8]) -> Result<Page<License>, DecodeError> {
        decode_json(body)
    }
}

/// `GET /licenses/{licenseId}`, with its holders if requested.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GetLicense {
    /// The pool.
    pub id: LicenseId,
    /// Whether to send `includeAssignedTo=user`. The holders are paged.
    pub include_assigned_to: bool,
    /// Holders per page: at most 300, which is also the default.
    pub limit: Option<u32>,
}

impl Endpoint for GetLicense {
    type Output = LicenseWithUsers;
    const NAME: &'static str = "GET /licenses/{licenseId}";
    const METHOD: Method = Method::GET;
    const IDEMPOTENCY: Idempotency = Idempotency::Safe;
    const SCOPES: &'static [&'static str] = &["spark-admin:licenses_read"];
    const ANSWER: AnswerSize = AnswerSize::List;

    fn path(&self) -> RequestPath {
        RequestPath::new("/licenses")
            .segment(self.id.as_str())
            .query_some(
                "includeAssignedTo",
                self.include_assigned_to.then_some("user"),
            )
            .query_some(
                "limit",
                self.limit.map(|limit| limit.to_string()).as_deref(),
            )
    }

    fn decode(&self, body: &[u8]) -> Result<LicenseWithUsers, DecodeError> {
        let answer: LicenseWithUsers = decode_json(body)?;
        // If holders were requested and left out, that does not mean there are none.
        if self.include_assigned_to && answer.users.is_none() {
            return Err(DecodeError {
                path: Some("users".to_owned()),
                message: "it is required but missing".to_owned(),
            });
        }
        Ok(answer)
    }
}

impl Listed for GetLicense {
    type Item = AssignedUser;

    fn page(answer: LicenseWithUsers) -> Page<AssignedUser> {
        answer.users.unwrap_or_default()
    }

    fn id(user: &AssignedUser) -> &str {
        user.id.as_str()
    }
}

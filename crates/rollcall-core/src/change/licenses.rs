//! The licences of one person, changed by `PATCH /licenses/users`.

use super::once::Once;
use super::target::map_reply;
use super::{DiffKind, DiffLine, Target, WriteReply, set_diff, set_rebased};
use crate::sets::{Set, set_of};
use webex_api::{
    ApiError, AssignLicenses, Client, GetLicensesOfPerson, LicenseId, LicenseOperation,
    LicenseRequest, OrgId, PersonId, Reply,
};

/// All licences of one person.
///
/// Additions and removals go in one request, removals first, so that a swap between two offers of the same pool frees its
/// seat before it needs one; licences that are kept are not named at all and cannot be lost.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LicensesOf {
    /// Whose licences.
    pub person: PersonId,
    /// Their organisation; only partners who look after several need to say it.
    pub org: Option<OrgId>,
}

/// How to ask for a line of a difference; `None` for one that stays as it is.
pub(super) fn operation(kind: DiffKind) -> Option<LicenseOperation> {
    match kind {
        DiffKind::Added => Some(LicenseOperation::Add),
        DiffKind::Removed => Some(LicenseOperation::Remove),
        DiffKind::Kept | DiffKind::Changed => None,
    }
}

impl LicensesOf {
    fn request(&self, before: &Set<LicenseId>, after: &Set<LicenseId>) -> Once<AssignLicenses> {
        let request = |line: DiffLine<LicenseId>| {
            Some(LicenseRequest {
                id: line.field,
                operation: operation(line.kind)?,
                properties: None,
            })
        };
        Once(AssignLicenses {
            person_id: self.person.clone(),
            org_id: self.org.clone(),
            licenses: set_diff(before, after)
                .into_iter()
                .filter_map(request)
                .collect(),
            site_urls: Vec::new(),
        })
    }
}

impl Target for LicensesOf {
    type Value = Set<LicenseId>;
    type Field = LicenseId;

    async fn read(&self, client: &Client) -> Result<Reply<Self::Value>, ApiError> {
        let get = GetLicensesOfPerson {
            id: self.person.clone(),
        };
        let held = client.call(&get).await?;
        Ok(map_reply(held, set_of))
    }

    async fn write(
        &self,
        client: &Client,
        before: &Self::Value,
        after: &Self::Value,
    ) -> Result<WriteReply, ApiError> {
        self.request(before, after).send(client).await
    }

    fn diff(before: &Self::Value, after: &Self::Value) -> Vec<DiffLine<LicenseId>> {
        set_diff(before, after)
    }

    fn rebased(before: &Self::Value, after: &Self::Value, now: &Self::Value) -> Self::Value {
        set_rebased(before, after, now)
    }

    fn curl(&self, client: &Client, before: &Self::Value, after: &Self::Value) -> Option<String> {
        Some(client.curl(&self.request(before, after)))
    }
}

//! The session types of one person on one site, changed by `PUT /admin/meeting/userconfig/sessionTypes`.

use super::once::Once;
use super::target::map_reply;
use super::{DiffLine, Target, WriteReply, set_diff, set_rebased};
use crate::sets::{Set, set_of};
use webex_api::{
    ApiError, Client, GetUserSessionTypes, PersonId, Reply, SessionTypeId, SiteUrl,
    UpdateUserSessionTypes,
};

/// All session types of one person on one site.
///
/// The complete wanted list is sent always. Whether Webex replaces the person's list by it or merges it in is not documented; if
/// it merges, a removal does not take place and the outcome says so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SessionTypesOf {
    /// Whose session types.
    pub person: PersonId,
    /// On which meeting site.
    pub site: SiteUrl,
}

impl SessionTypesOf {
    fn request(&self, after: &Set<SessionTypeId>) -> Once<UpdateUserSessionTypes> {
        Once(UpdateUserSessionTypes {
            site_url: self.site.clone(),
            person_id: self.person.clone(),
            session_type_ids: after.iter().cloned().collect(),
        })
    }
}

impl Target for SessionTypesOf {
    type Value = Set<SessionTypeId>;
    type Field = SessionTypeId;

    async fn read(&self, client: &Client) -> Result<Reply<Self::Value>, ApiError> {
        let get = GetUserSessionTypes {
            site_url: self.site.clone(),
            person_id: self.person.clone(),
        };
        let user = client.call(&get).await?;
        Ok(map_reply(user, |user| {
            let types = user.session_types.into_iter();
            set_of(types.map(|session_type| session_type.id))
        }))
    }

    async fn write(
        &self,
        client: &Client,
        _: &Self::Value,
        after: &Self::Value,
    ) -> Result<WriteReply, ApiError> {
        self.request(after).send(client).await
    }

    fn diff(before: &Self::Value, after: &Self::Value) -> Vec<DiffLine<SessionTypeId>> {
        set_diff(before, after)
    }

    fn rebased(before: &Self::Value, after: &Self::Value, now: &Self::Value) -> Self::Value {
        set_rebased(before, after, now)
    }

    fn curl(&self, client: &Client, _: &Self::Value, after: &Self::Value) -> Option<String> {
        Some(client.curl(&self.request(after)))
    }
}

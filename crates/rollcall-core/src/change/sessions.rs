//! The authorizations of one person, ended by `DELETE /authorizations/{authorizationId}`.

use super::once::Once;
use super::target::map_reply;
use super::{DiffLine, Target, WriteReply, set_diff, set_rebased};
use crate::sets::{Set, set_of};
use webex_api::{
    ApiError, AuthorizationId, Client, DeleteAuthorization, Endpoint, ErrorKind,
    ListAuthorizations, PersonId, Reach, Reply,
};

/// All authorizations of one person. They can only be ended.
///
/// Webex ends one with each request. Ending a refresh token may end access tokens, so one that is not found any more counts as ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionsOf {
    /// Whose.
    pub person: PersonId,
}

fn requests<'a>(
    before: &'a Set<AuthorizationId>,
    after: &'a Set<AuthorizationId>,
) -> impl Iterator<Item = Once<DeleteAuthorization>> {
    let ended = before.difference(after).cloned();
    ended.map(|id| Once(DeleteAuthorization { id }))
}

impl Target for SessionsOf {
    type Value = Set<AuthorizationId>;
    type Field = AuthorizationId;

    async fn read(&self, client: &Client) -> Result<Reply<Self::Value>, ApiError> {
        let list = ListAuthorizations {
            person_id: self.person.clone(),
        };
        let reply = client.call(&list).await?;
        if let Some(fault) = reply.value.unreadable.first() {
            let error = ApiError::of_answer(ListAuthorizations::NAME, fault.clone());
            return Err(error.about(&reply.head));
        }
        Ok(map_reply(reply, |page| {
            set_of(page.items.into_iter().map(|authorization| authorization.id))
        }))
    }

    /// Sends one request for each. After the first failure nothing more is sent.
    async fn write(
        &self,
        client: &Client,
        before: &Self::Value,
        after: &Self::Value,
    ) -> Result<WriteReply, ApiError> {
        let mut last = None;
        for request in requests(before, after) {
            last = Some(match request.send(client).await {
                Ok(reply) => reply,
                Err(mut error) if error.kind == ErrorKind::NotFound => WriteReply {
                    tracking_id: error.tracking_id.take(),
                    status: error.status.unwrap_or_default(),
                },
                // Something was done already, so the result has to be read back.
                Err(error) if last.is_some() => return Err(error.with_reach(Reach::Webex)),
                Err(error) => return Err(error),
            });
        }
        let nothing = || {
            let endpoint = DeleteAuthorization::NAME;
            ApiError::new(ErrorKind::Invalid, endpoint, "nothing to end").with_reach(Reach::NotSent)
        };
        last.ok_or_else(nothing)
    }

    fn diff(before: &Self::Value, after: &Self::Value) -> Vec<DiffLine<AuthorizationId>> {
        set_diff(before, after)
    }

    fn rebased(before: &Self::Value, after: &Self::Value, now: &Self::Value) -> Self::Value {
        set_rebased(before, after, now)
    }

    fn curl(&self, client: &Client, before: &Self::Value, after: &Self::Value) -> Option<String> {
        let commands = requests(before, after).map(|request| client.curl(&request));
        Some(commands.collect::<Vec<_>>().join("\n"))
    }
}

//! How many users the directory counts: the number that the list of people is compared with.

use crate::prelude::*;
use leptos::task::spawn_local;
use rollcall_core::people::DirectoryCount;
use rollcall_core::scopes::covers;
use time::OffsetDateTime;
use webex_api::{ApiError, Client, Endpoint, ErrorKind, GetMe, OrgId, SearchScimUsers};

use crate::session::SessionHandle;

/// The count, and the list that it was asked for. It lives as long as the sign-in.
#[derive(Clone, Copy)]
pub(super) struct CountOfDirectory {
    count: RwSignal<DirectoryCount>,
    /// When the list ended that it belongs to.
    of: StoredValue<Option<OffsetDateTime>>,
}

impl CountOfDirectory {
    /// Not asked for yet, under the present owner.
    pub(super) fn new() -> Self {
        Self {
            count: RwSignal::new(DirectoryCount::Asked),
            of: StoredValue::new(None),
        }
    }

    /// The count, as a signal.
    pub(super) fn signal(self) -> Signal<DirectoryCount> {
        self.count.into()
    }

    /// Requests the count for the list that was complete at this time, once. `org` is the organisation, if it is known already.
    pub(super) fn ask(self, session: SessionHandle, org: Option<OrgId>, ended: OffsetDateTime) {
        let Self { count, of } = self;
        if of.get_value() == Some(ended) {
            return;
        }
        of.set_value(Some(ended));
        if !may_ask(session) {
            count.set(DirectoryCount::NoScope);
            return;
        }
        let Some(client) = session.client() else {
            return;
        };
        count.set(DirectoryCount::Asked);
        spawn_local(async move {
            let answer = match org {
                Some(org) => users(&client, org).await,
                None => users_of_own(&client).await,
            };
            // A later list may have asked meanwhile, or the session may be over.
            if of.try_get_value() == Some(Some(ended)) {
                let _ = count.try_set(judged(answer));
            }
        });
    }
}

/// The scopes of a pasted token are not known: Webex decides.
fn may_ask(session: SessionHandle) -> bool {
    let granted = session
        .session
        .with_untracked(|session| session.signed_in()?.tokens.scopes.clone());
    let reads = |scope: &String| {
        covers(scope, "identity:people_rw")
            || SearchScimUsers::SCOPES
                .iter()
                .any(|read| covers(scope, read))
    };
    granted.is_none_or(|granted| granted.iter().any(reads))
}

async fn users(client: &Client, org: OrgId) -> Result<Option<u64>, ApiError> {
    let answer = client.call(&SearchScimUsers::counting(org)).await?;
    Ok(answer.value.total)
}

async fn users_of_own(client: &Client) -> Result<Option<u64>, ApiError> {
    let me = client.call(&GetMe).await?.value;
    users(client, me.org_id.unwrap_or_default()).await
}

fn judged(answer: Result<Option<u64>, ApiError>) -> DirectoryCount {
    match answer {
        Ok(Some(users)) => DirectoryCount::Users(users),
        Err(error) if error.kind == ErrorKind::Forbidden => DirectoryCount::Refused,
        Ok(None) | Err(_) => DirectoryCount::NoAnswer,
    }
}

//! Tokens as `/v1/authorizations` lists and ends them.

use crate::auth::tokens::{Grant, Tokens};
use crate::ids::Uuid;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum AuthorizationKind {
    Refresh,
    Access,
}

impl Tokens {
    /// Lists the authorizations that are valid now, oldest first.
    pub(crate) fn authorizations(&self, now: i64) -> Vec<(AuthorizationKind, &Grant)> {
        let refresh = self
            .refresh
            .values()
            .map(|grant| (AuthorizationKind::Refresh, grant));
        let access = self
            .access
            .values()
            .map(|grant| (AuthorizationKind::Access, grant));
        let mut all: Vec<_> = refresh
            .chain(access)
            .filter(|(_, grant)| grant.expires > now)
            .collect();
        all.sort_by_key(|(_, grant)| (grant.created, grant.id));
        all
    }

    /// Ends these authorizations at the given time. Ending a refresh token also ends the access tokens issued from it.
    pub(crate) fn end(&mut self, ids: &[Uuid], at: i64) {
        let ends = |grant: &Grant| {
            ids.contains(&grant.id) || grant.parent.is_some_and(|parent| ids.contains(&parent))
        };
        self.refresh.retain(|_, grant| !ends(grant));
        for grant in self.access.values_mut().filter(|grant| ends(grant)) {
            grant.expires = grant.expires.min(at);
        }
    }

    /// Ends the access tokens issued from a refresh token.
    pub(crate) fn end_access_of(&mut self, refresh: Uuid, at: i64) {
        for grant in self.access.values_mut() {
            if grant.parent == Some(refresh) {
                grant.expires = grant.expires.min(at);
            }
        }
    }

    /// Looks up the authorization of a refresh token that has been replaced.
    pub(crate) fn replaced(&self, token: &str) -> Option<Uuid> {
        self.replaced.get(token).copied()
    }
}

//! [`Caller`]: the person behind a request.

use crate::auth::roles::RoleSet;
use crate::ids::Uuid;

/// The person behind a valid token.
#[derive(Clone, Debug)]
pub(crate) struct Caller {
    pub(crate) person: Uuid,
    pub(crate) roles: RoleSet,
    pub(crate) scopes: std::sync::Arc<[String]>,
    /// The integration the token was issued to.
    pub(crate) client: std::sync::Arc<str>,
    /// When the token expires, in seconds since 1970.
    pub(crate) expires: i64,
}

impl Caller {
    pub(crate) fn has_scope(&self, scope: &str) -> bool {
        self.scopes.iter().any(|own| own == scope)
    }

    /// Whether the caller sees the whole directory with licences and roles: an administrator with the admin scope.
    pub(crate) fn reads_as_admin(&self) -> bool {
        self.roles.any_admin() && self.has_scope("spark-admin:people_read")
    }
}

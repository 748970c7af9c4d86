//! [`Access`]: what a route requires.

/// What a route requires of its caller.
#[derive(Clone, Copy, Debug)]
pub enum Access {
    /// Nothing. For OAuth endpoints.
    Open,
    /// Any valid token.
    Token,
    /// A token with one of the [own](super::OWN) scopes, or, if the switch allows it, with an administrator's scope.
    Own,
    /// One of these scopes, and this role.
    Scoped(&'static [&'static str], Need),
}

/// The role a route requires.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// No role.
    Anyone,
    /// Any administrator, including read-only ones.
    AnyAdmin,
    /// An administrator whom the identity service lets read users: full, user, read-only or device administrator.
    IdentityReader,
    /// An administrator who may see and end other people's tokens. Read-only administrators may not even list them.
    TokenAdmin,
    /// An administrator who may change people.
    UserAdmin,
    /// A full administrator.
    FullAdmin,
}

//! Identifies the caller and checks what it may do.

pub(crate) mod authorizations;
pub(crate) mod roles;
pub mod scopes;
pub(crate) mod tokens;

use crate::answer::Refusal;
use crate::auth::roles::RoleSet;
use crate::call::Call;
use crate::ids::Uuid;
use crate::ledger::Authorization;
use crate::switches::Switches;
use crate::world::World;

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

/// What a route requires of its caller.
#[derive(Clone, Copy, Debug)]
pub enum Access {
    /// Nothing. For OAuth endpoints.
    Open,
    /// Any valid token.
    Token,
    /// A token with one of the [`OWN`] scopes, or, if the switch allows it, with an administrator's scope.
    Own,
    /// One of these scopes, and this role.
    Scoped(&'static [&'static str], Need),
}

/// The scopes that let callers read their own profile.
pub(crate) const OWN: &[&str] = &["spark:people_read", "spark:all"];
/// [`OWN`], plus the scope that is enough only if [`Switches::admin_scope_for_me`] is on.
const OWN_OR_ADMIN: &[&str] = &["spark:people_read", "spark:all", "spark-admin:people_read"];

/// The role a route requires.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// No role.
    Anyone,
    /// Any administrator, including read-only ones.
    AnyAdmin,
    /// An administrator who may see and end other people's tokens. Read-only administrators may not even list them.
    TokenAdmin,
    /// An administrator who may change people.
    UserAdmin,
    /// A full administrator.
    FullAdmin,
}

/// Classifies how the request authenticated, for the ledger.
pub(crate) fn authorization(call: &Call<'_>, caller: Option<&Caller>) -> Authorization {
    match call.header("authorization") {
        None => Authorization::None,
        Some(value) if has_scheme(value, "bearer") => match caller {
            Some(_) => Authorization::Bearer,
            None => Authorization::BadBearer,
        },
        Some(value) if has_scheme(value, "basic") => Authorization::Basic,
        Some(_) => Authorization::Other,
    }
}

/// Resolves the bearer token to its caller, if the token is valid.
pub(crate) fn caller(world: &World, call: &Call<'_>) -> Option<Caller> {
    let header = call.header("authorization")?;
    let token = has_scheme(header, "bearer").then(|| header[6..].trim())?;
    let grant = world.tokens.bearer(token, call.now)?;
    let person = world.tenant.people.by_id(grant.person)?;
    Some(Caller {
        person: grant.person,
        roles: person.roles,
        scopes: grant.scopes.clone(),
        client: grant.client.clone(),
        expires: grant.expires,
    })
}

/// Checks a call against its route's requirements.
pub(crate) fn permit(
    access: Access,
    caller: Option<&Caller>,
    switches: &Switches,
) -> Result<(), Refusal> {
    let (scopes, need) = match access {
        Access::Open => return Ok(()),
        Access::Token => {
            return caller.map(|_| ()).ok_or_else(Refusal::unauthorised);
        }
        Access::Own if switches.admin_scope_for_me => (OWN_OR_ADMIN, Need::Anyone),
        Access::Own => (OWN, Need::Anyone),
        Access::Scoped(scopes, need) => (scopes, need),
    };
    let caller = caller.ok_or_else(Refusal::unauthorised)?;
    if !scopes.iter().any(|scope| caller.has_scope(scope)) {
        return Err(Refusal::forbidden(format!(
            "The access token is missing one of the required scopes: {}",
            scopes.join(", ")
        )));
    }
    if caller.roles.meets(need) {
        return Ok(());
    }
    Err(Refusal::forbidden(match need {
        Need::FullAdmin => "The user is missing the role: Full Administrator",
        Need::UserAdmin => "The user is missing the role: Full Administrator or User Administrator",
        Need::TokenAdmin => {
            "The user is missing the role: Full Administrator, User Administrator or Device Administrator"
        }
        Need::AnyAdmin | Need::Anyone => "The user is missing an administrator role",
    }))
}

fn has_scheme(header: &str, scheme: &str) -> bool {
    header
        .get(..scheme.len())
        .is_some_and(|start| start.eq_ignore_ascii_case(scheme))
        && header.as_bytes().get(scheme.len()) == Some(&b' ')
}

//! Identifies the caller and checks what it may do.

mod access;
pub(crate) mod authorizations;
pub(crate) mod caller;
pub(crate) mod roles;
pub mod scopes;
pub(crate) mod tokens;

pub use access::{Access, Need};

use crate::answer::Refusal;
use crate::auth::caller::Caller;
use crate::call::Call;
use crate::ledger::Authorization;
use crate::switches::Switches;
use crate::world::World;

/// The scopes that let callers read their own profile.
pub(crate) const OWN: &[&str] = &["spark:people_read", "spark:all"];
/// [`OWN`], plus the scope that is enough only if [`Switches::admin_scope_for_me`] is on.
const OWN_OR_ADMIN: &[&str] = &["spark:people_read", "spark:all", "spark-admin:people_read"];

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
            return caller.map(|_| ()).ok_or_else(Refusal::unauthorized);
        }
        Access::Own if switches.admin_scope_for_me => (OWN_OR_ADMIN, Need::Anyone),
        Access::Own => (OWN, Need::Anyone),
        Access::Scoped(scopes, need) => (scopes, need),
    };
    let caller = caller.ok_or_else(Refusal::unauthorized)?;
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
        Need::IdentityReader => {
            "The user is missing the role: Full, User, Device or Read-only Administrator"
        }
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

//! Saying beforehand that the signed-in administrator may not do something.

use crate::prelude::*;
use rollcall_core::refusal::{self, Circumstances};
use webex_api::RoleId;

use super::write_question::NEVER;
use crate::data::use_tenant;
use crate::memo::memo;
use crate::session::{use_session, use_settings};

/// Why the call with this name, such as `PATCH /licenses/users`, would be refused to the administrator who is signed in: the token lacks
/// the scope, or none of their roles is enough. `None` while that is not known for certain.
pub fn use_forbidden(call: &'static str) -> Signal<Option<String>> {
    if use_settings().config.read_only {
        return Signal::stored(Some(NEVER.to_owned()));
    }
    let tenant = use_tenant();
    let (me, roles) = (tenant.me.ensure(), tenant.roles.ensure());
    let session = use_session().session;
    let held = memo(move || {
        let (me, roles) = (me.ready()?, roles.ready()?);
        let name = |id: &RoleId| {
            let role = roles.iter().find(|role| role.id == *id);
            role.map_or_else(|| id.to_string(), |role| role.name.clone())
        };
        Some(me.roles.as_ref()?.iter().map(name).collect::<Vec<_>>())
    });
    let granted = memo(move || {
        session.with(|session| session.signed_in().and_then(|it| it.tokens.scopes.clone()))
    });
    memo(move || {
        let (roles, granted) = (held.get(), granted.get());
        let known = Circumstances {
            granted: granted.as_deref(),
            roles: roles.as_deref(),
            ..Circumstances::default()
        };
        refusal::forbids(refusal::find(call)?, &known)
    })
    .into()
}

//! `/v1/roles`.

use serde_json::{Value, json};

use crate::answer::{Answer, Refusal, Reply};
use crate::call::Call;
use crate::tenant::Role;
use crate::world::World;

/// Lists all assignable roles.
pub(crate) fn list(world: &mut World, _: &Call<'_>) -> Answer {
    let items: Vec<_> = world.tenant.roles.iter().map(show).collect();
    Ok(Reply::json(&json!({ "items": items })))
}

pub(crate) fn get(world: &mut World, call: &Call<'_>) -> Answer {
    let role = world.tenant.role(call.param(0));
    let role = role.ok_or_else(Refusal::not_found)?;
    Ok(Reply::json(&show(&world.tenant.roles[role])))
}

fn show(role: &Role) -> Value {
    json!({ "id": role.id, "name": role.name })
}

//! `/v1/organizations`.

use serde_json::{Value, json};

use crate::answer::{Answer, Refusal, Reply};
use crate::call::Call;
use crate::ids::Kind;
use crate::tenant::Tenant;
use crate::text_time::stamp;
use crate::world::World;

/// Lists every organisation the account can see, which is only its own.
pub(crate) fn list(world: &mut World, _: &Call<'_>) -> Answer {
    Ok(Reply::json(&json!({ "items": [show(&world.tenant)] })))
}

pub(crate) fn get(world: &mut World, call: &Call<'_>) -> Answer {
    if Kind::Organization.uuid(call.param(0)) != Some(world.tenant.org.uuid) {
        return Err(Refusal::not_found());
    }
    Ok(Reply::json(&show(&world.tenant)))
}

fn show(tenant: &Tenant) -> Value {
    json!({
        "id": tenant.org.id,
        "displayName": tenant.org.name,
        "created": stamp(tenant.org.created),
    })
}

//! `GET /licenses`, without paging.

use serde_json::json;

use crate::answer::{Answer, Reply};
use crate::call::Call;
use crate::rest::licenses::show;
use crate::rest::own_org;
use crate::world::World;

/// Lists all of the organisation's pools.
pub(crate) fn answer(world: &mut World, call: &Call<'_>) -> Answer {
    let tenant = &world.tenant;
    own_org(tenant, call.query("orgId"))?;
    let items: Vec<_> = tenant
        .licenses
        .iter()
        .map(|license| show::license(world, license))
        .collect();
    Ok(Reply::json(&json!({ "items": items })))
}

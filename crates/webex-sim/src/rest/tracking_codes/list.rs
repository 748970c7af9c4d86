//! `GET /admin/meeting/config/trackingCodes`.

use serde_json::json;

use crate::answer::{Answer, Reply};
use crate::call::Call;
use crate::rest::site;
use crate::rest::tracking_codes::show;
use crate::world::World;

/// Lists all tracking codes of a site, including mapped ones.
pub(crate) fn answer(world: &mut World, call: &Call<'_>) -> Answer {
    let site = &world.tenant.sites[site(world, call, call.query("siteUrl"))?];
    let items: Vec<_> = site
        .tracking_codes
        .iter()
        .map(|code| show::code(site, code))
        .collect();
    Ok(Reply::json(&json!({ "items": items })))
}

//! `GET /admin/meeting/config/trackingCodes/{trackingCodeId}`.

use crate::answer::{Answer, Reply};
use crate::call::Call;
use crate::rest::site;
use crate::rest::tracking_codes::{position, show};
use crate::world::World;

/// Returns one tracking code of a site.
pub(crate) fn answer(world: &mut World, call: &Call<'_>) -> Answer {
    let site = &world.tenant.sites[site(world, call, call.query("siteUrl"))?];
    let code = position(site, call.param(0))?;
    Ok(Reply::json(&show::code(site, &site.tracking_codes[code])))
}

//! `DELETE /admin/meeting/config/trackingCodes/{trackingCodeId}`.

use crate::answer::{Answer, Refusal, Reply};
use crate::call::Call;
use crate::rest::tracking_codes::{position, writable};
use crate::world::World;

/// Deletes a tracking code. `siteUrl` is required.
pub(crate) fn answer(world: &mut World, call: &Call<'_>) -> Answer {
    let url = call
        .query("siteUrl")
        .ok_or_else(|| Refusal::bad_request("'siteUrl' cannot be empty"))?;
    let index = crate::rest::site(world, call, Some(url))?;
    let site = &world.tenant.sites[index];
    writable(site)?;
    let at = position(site, call.param(0))?;
    let mut codes = site.tracking_codes.clone();
    codes.remove(at);
    world.tenant.put_tracking_codes(index, codes);
    Ok(Reply::empty())
}

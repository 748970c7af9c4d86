//! `PUT /admin/meeting/config/trackingCodes/{trackingCodeId}`.

use crate::answer::{Answer, Refusal, Reply};
use crate::call::Call;
use crate::rest::tracking_codes::{body, position, rules, show, writable};
use crate::world::World;

/// Replaces a tracking code.
pub(crate) fn answer(world: &mut World, call: &Call<'_>) -> Answer {
    let body = body::read(call)?;
    let index = crate::rest::site(world, call, Some(&body.site_url))?;
    let site = &world.tenant.sites[index];
    writable(site)?;
    let at = position(site, call.param(0))?;
    let id = site.tracking_codes[at].id;
    if site
        .tracking_codes
        .iter()
        .any(|code| code.name == body.name && code.id != id)
    {
        return Err(Refusal::bad_request(format!(
            "Tracking code '{}' already exists",
            body.name
        )));
    }
    let code = rules::code(site, id, body)?;
    if site.tracking_codes[at] != code {
        let mut codes = site.tracking_codes.clone();
        codes[at] = code.clone();
        world.tenant.put_tracking_codes(index, codes);
    }
    Ok(Reply::json(&show::code(&world.tenant.sites[index], &code)))
}

//! `POST /admin/meeting/config/trackingCodes`. Answers 200, as documented.

use crate::answer::{Answer, Refusal, Reply};
use crate::call::Call;
use crate::rest::tracking_codes::{MAX_CODES, body, rules, show, writable};
use crate::world::World;

/// Adds a tracking code.
pub(crate) fn answer(world: &mut World, call: &Call<'_>) -> Answer {
    let body = body::read(call)?;
    let index = crate::rest::site(world, call, Some(&body.site_url))?;
    let site = &world.tenant.sites[index];
    writable(site)?;
    if site.tracking_codes.len() >= MAX_CODES {
        return Err(Refusal::bad_request(
            "The site has the maximum number of tracking codes",
        ));
    }
    if site
        .tracking_codes
        .iter()
        .any(|code| code.name == body.name)
    {
        return Err(Refusal::bad_request(format!(
            "Tracking code '{}' already exists",
            body.name
        )));
    }
    let id = site
        .tracking_codes
        .iter()
        .map(|code| code.id)
        .max()
        .unwrap_or(0)
        + 1;
    let code = rules::code(site, id, body)?;
    let mut codes = site.tracking_codes.clone();
    codes.push(code.clone());
    world.tenant.put_tracking_codes(index, codes);
    Ok(Reply::json(&show::code(&world.tenant.sites[index], &code)))
}

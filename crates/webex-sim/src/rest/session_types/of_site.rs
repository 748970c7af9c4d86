//! `GET /admin/meeting/config/sessionTypes`.

use serde_json::json;

use crate::answer::{Answer, Reply};
use crate::call::Call;
use crate::rest::site;
use crate::world::World;

/// Lists the session types of the named site, or of the caller's preferred one.
pub(crate) fn get(world: &mut World, call: &Call<'_>) -> Answer {
    let site = &world.tenant.sites[site(world, call, call.query("siteUrl"))?];
    let show = |session_type: &crate::tenant::session_type::SessionType| {
        json!({
            "id": session_type.id,
            "shortName": session_type.short_name,
            "siteUrl": site.url,
            "name": session_type.name,
            "type": session_type.kind,
        })
    };
    let items: Vec<_> = site.session_types.iter().map(show).collect();
    Ok(Reply::json(&json!({ "items": items })))
}

//! `/v1/admin/meeting/{config,userconfig}/trackingCodes`.

pub(crate) mod body;
pub(crate) mod create;
pub(crate) mod delete;
pub(crate) mod get;
pub(crate) mod list;
pub(crate) mod of_user;
pub(crate) mod rules;
pub(crate) mod show;
pub(crate) mod update;

use crate::answer::Refusal;
use crate::tenant::site::Site;

/// The maximum number of codes per site. The REST documentation gives no number; the XML schema has ten slots.
const MAX_CODES: usize = 10;

/// Refuses changes to mapped tracking codes, which are managed in Control Hub and are read-only in the API.
fn writable(site: &Site) -> Result<(), Refusal> {
    if site.mapped {
        return Err(Refusal::bad_request(format!(
            "The tracking codes of site '{}' are mapped to user attributes and cannot be changed by this API",
            site.url
        )));
    }
    Ok(())
}

fn position(site: &Site, id: &str) -> Result<usize, Refusal> {
    let position = site
        .tracking_codes
        .iter()
        .position(|code| code.id.to_string() == id);
    position.ok_or_else(|| {
        Refusal::gateway(
            404,
            crate::answer::NOT_FOUND,
            format!("Tracking code ID '{id}' is invalid."),
        )
    })
}

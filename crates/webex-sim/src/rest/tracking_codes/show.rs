//! A tracking code as JSON.

use serde_json::{Value, json};

use crate::tenant::site::Site;
use crate::tenant::tracking_code::TrackingCode;

/// Builds an object of the `GetTrackingCodeObject` schema.
pub(crate) fn code(site: &Site, code: &TrackingCode) -> Value {
    json!({
        "id": code.id.to_string(),
        "name": code.name,
        "siteUrl": site.url,
        "inputMode": code.input_mode,
        "options": code.options,
        "hostProfileCode": code.host_profile_code,
        "scheduleStartCodes": code.schedule_start_codes,
    })
}

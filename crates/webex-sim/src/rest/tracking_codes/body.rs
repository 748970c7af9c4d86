//! The body of POST and PUT tracking codes. All six members are required; only `scheduleStartCodes` may be null.

use serde::Deserialize;

use crate::answer::Refusal;
use crate::call::Call;
use crate::tenant::tracking_code::{CodeOption, HostProfileCode, InputMode, ScheduleStartCode};

/// The `CreateOrUpdateTrackingCodeObject` schema.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct CodeBody {
    pub(crate) name: String,
    pub(crate) site_url: String,
    pub(crate) options: Vec<CodeOption>,
    pub(crate) input_mode: InputMode,
    pub(crate) host_profile_code: HostProfileCode,
    #[serde(default)]
    pub(crate) schedule_start_codes: Option<Vec<ScheduleStartCode>>,
}

/// Parses a body, reporting the first missing member.
pub(crate) fn read(call: &Call<'_>) -> Result<CodeBody, Refusal> {
    let members = call.object()?;
    for name in [
        "name",
        "siteUrl",
        "options",
        "inputMode",
        "hostProfileCode",
        "scheduleStartCodes",
    ] {
        let empty = members
            .get(name)
            .is_none_or(|value| value == "" || (value.is_null() && name != "scheduleStartCodes"));
        if empty {
            return Err(Refusal::bad_request(format!("'{name}' cannot be empty")));
        }
    }
    call.json()
}

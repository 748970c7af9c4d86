//! `GET /admin/meeting/config/commonSettings`.

use serde_json::json;

use crate::answer::{Answer, Reply};
use crate::call::Call;
use crate::rest::site;
use crate::world::World;

/// Returns the settings of the named site, or of the caller's preferred one. They are the same on every site.
pub(crate) fn get(world: &mut World, call: &Call<'_>) -> Answer {
    site(world, call, call.query("siteUrl"))?;
    Ok(Reply::json(&json!({
        "siteOptions": { "allowCustomPersonalRoomURL": true },
        "telephonyConfig": {
            "allowCallIn": true, "allowCallBack": true, "allowOtherTeleconf": false, "allowTollFreeCallin": false,
            "allowInternationalCallin": true, "allowInternationalCallback": false, "VoIP": true,
        },
        "defaultSchedulerOptions": {
            "entryAndExitTone": "Beep", "joinTeleconfNotPress1": false, "telephonySupport": "WebexTeleconferencing",
            "tollFree": false, "VoIP": true,
        },
        "scheduleMeetingOptions": { "emailReminders": true },
        "securityOptions": {
            "joinBeforeHost": true, "audioBeforeHost": true, "firstAttendeeAsPresenter": false,
            "unlistAllMeetings": true, "requireLoginBeforeAccess": false, "allowMobileScreenCapture": false,
            "requireStrongPassword": true,
            "passwordCriteria": {
                "mixedCase": true, "minLength": 10, "minNumeric": 1, "minAlpha": 2, "minSpecial": 0,
                "disallowDynamicWebText": true, "disallowList": true, "disallowValues": ["lantern"],
            },
        },
    })))
}

//! `GET /authorizations/tokenExpiry`.

use serde_json::json;

use crate::answer::{Answer, Reply};
use crate::call::Call;
use crate::world::World;

/// When the calling token ends, in milliseconds since 1970.
pub(crate) fn get(_: &mut World, call: &Call<'_>) -> Answer {
    Ok(Reply::json(
        &json!({ "exp": call.caller()?.expires.saturating_mul(1000) }),
    ))
}

//! Error bodies in the shapes that other gateways use.

use serde_json::{Value, json};

use crate::faults::kind::ErrorShape;

/// The code in every [`ErrorShape::Code`] error.
const CODE: u32 = 25_008;

/// Creates an error body with this message.
pub(crate) fn write(shape: ErrorShape, status: u16, message: &str, tracking_id: &str) -> Value {
    match shape {
        ErrorShape::Code => json!({ "errors": [{ "code": CODE, "message": message }] }),
        ErrorShape::Object => json!({
            "error": { "key": status.to_string(), "message": [{ "description": message }] },
            "trackingId": tracking_id,
        }),
        ErrorShape::Scim => json!({
            "schemas": ["urn:ietf:params:scim:api:messages:2.0:Error"],
            "status": status.to_string(),
            "detail": message,
        }),
        ErrorShape::Map => json!({ "errors": { "request": [message] } }),
    }
}

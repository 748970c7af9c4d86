//! Error bodies of the forms that other gateways have.

use serde_json::{Value, json};

use crate::faults::kind::ErrorShape;

/// The code that every error of [`ErrorShape::Code`] has.
const CODE: u32 = 25_008;

/// The body of an error with this message.
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

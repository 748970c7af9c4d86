//! [`Outcome`]: what a control endpoint returns.

use serde_json::Value;

/// The JSON body of the answer, or an error status and message.
pub(crate) type Outcome = Result<Value, (u16, String)>;

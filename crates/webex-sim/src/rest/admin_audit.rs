//! `/v1/adminAudit`. Only the categories are simulated.

use serde_json::json;

use crate::answer::{Answer, Reply};
use crate::call::Call;
use crate::world::World;

/// Invented in the documented format; no complete list is published.
const CATEGORIES: [&str; 6] = [
    "COMPLIANCE",
    "DEVICES",
    "LOGINS",
    "MEETINGS",
    "ORG_SETTINGS",
    "USERS",
];

/// Lists all event categories, without paging.
pub(crate) fn event_categories(_: &mut World, _: &Call<'_>) -> Answer {
    Ok(Reply::json(&json!({ "eventCategories": CATEGORIES })))
}

//! `/v1/adminAudit`, of which only the categories are here.

use serde_json::json;

use crate::answer::{Answer, Reply};
use crate::call::Call;
use crate::world::World;

/// Invented in the form of the documented ones; a complete list is not published.
const CATEGORIES: [&str; 6] = [
    "COMPLIANCE",
    "DEVICES",
    "LOGINS",
    "MEETINGS",
    "ORG_SETTINGS",
    "USERS",
];

/// All categories of events. Not paged.
pub(crate) fn event_categories(_: &mut World, _: &Call<'_>) -> Answer {
    Ok(Reply::json(&json!({ "eventCategories": CATEGORIES })))
}

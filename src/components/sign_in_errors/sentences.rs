//! What the reasons share.

use crate::components::explanation::Explanation;

/// The advice if another attempt may succeed.
pub const AGAIN: &str = "Sign in again.";
/// The advice if the settings are at fault.
pub const RUNNER: &str = "Tell the people who run this site.";

/// An explanation without words from Webex.
pub fn words(what: &str, why: &str, next: &str) -> Explanation {
    Explanation {
        what: what.to_owned(),
        why: why.to_owned(),
        next: next.to_owned(),
        said: Vec::new(),
        tracking_id: None,
        refused: None,
    }
}

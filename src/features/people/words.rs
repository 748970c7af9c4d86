//! The words of the list.

use webex_api::{ApiError, ErrorKind};

use crate::components::explanation::{Explanation, explain};
use crate::components::people_list::ListWords;

const NOT_LOADED: &str = "Couldn't load people";

/// The words of everyone's list.
pub const WORDS: ListWords = ListWords {
    loading: "Loading people",
    not_loaded: NOT_LOADED,
    cancelled: "You cancelled loading people.",
    missing: "People are missing from this list.",
    nobody: "No people",
    nobody_why: "Webex lists no one in this organisation that you can see.",
    no_match_why: "Rollcall looks for every word in names and email addresses, in any order. Every filter must hold; people of whom Webex didn't say it aren't shown.",
    explain: worded,
};

/// Webex answers somebody without an administrator role as if the request were wrong (400) or led nowhere (404): they may only
/// ask for one e-mail address or name.
fn worded(what: &str, error: &ApiError) -> Explanation {
    let explanation = explain(what, error);
    if !matches!(error.kind, ErrorKind::Invalid | ErrorKind::NotFound) {
        return explanation;
    }
    Explanation {
        why: "Listing everyone needs an administrator role. Webex rejects the request from anyone else."
            .to_owned(),
        next: "Sign in as an administrator, or ask a full administrator for a role.".to_owned(),
        ..explanation
    }
}

#[cfg(test)]
mod tests {
    use super::{NOT_LOADED, worded};
    use webex_api::{ApiError, ErrorKind};

    #[test]
    fn a_missing_role_is_named_where_webex_calls_the_request_wrong() {
        let rows = [
            (ErrorKind::Invalid, true),
            (ErrorKind::NotFound, true),
            (ErrorKind::Server, false),
        ];
        for (kind, named) in rows {
            let why = worded(NOT_LOADED, &ApiError::new(kind, "GET /people", "x")).why;
            assert_eq!(why.contains("administrator role"), named, "{kind:?}");
        }
    }
}

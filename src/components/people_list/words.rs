//! The words of one list of people, for its banner and for the place of its rows.

use webex_api::ApiError;

use crate::components::explanation::{Explanation, explain};

/// The words of one list of people.
#[derive(Clone, Copy, Debug)]
pub struct ListWords {
    /// What is loading, for screen readers: "Loading people".
    pub loading: &'static str,
    /// That nobody could be loaded: "Couldn't load people".
    pub not_loaded: &'static str,
    /// That the person cancelled: "You cancelled loading people."
    pub cancelled: &'static str,
    /// What a list that was cancelled lacks: "People are missing from this list."
    pub missing: &'static str,
    /// That nobody is in a complete list: "No people".
    pub nobody: &'static str,
    /// Why.
    pub nobody_why: &'static str,
    /// How a search works, for one that finds nobody.
    pub no_match_why: &'static str,
    /// Words an error, after the sentence for what failed.
    pub explain: fn(&str, &ApiError) -> Explanation,
}

/// Words an error of a list of everyone. Webex answers somebody without an administrator role as if the request were wrong (400) or led nowhere (404): they may only
/// ask for one e-mail address or name.
pub fn explain_everyone(what: &str, error: &ApiError) -> Explanation {
    let explanation = explain(what, error);
    if !matches!(error.status, Some(400 | 404)) {
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
    use super::explain_everyone;
    use webex_api::{ApiError, ErrorKind};

    #[test]
    fn a_missing_role_is_named_where_webex_calls_the_request_wrong() {
        let rows = [
            (ErrorKind::Invalid, Some(400), true),
            (ErrorKind::NotFound, Some(404), true),
            (ErrorKind::Invalid, Some(428), false),
            (ErrorKind::Server, Some(500), false),
            (ErrorKind::Undecodable, None, false),
        ];
        for (kind, status, named) in rows {
            let mut error = ApiError::new(kind, "GET /people", "x");
            error.status = status;
            let why = explain_everyone("Couldn't load people", &error).why;
            assert_eq!(
                why.contains("administrator role"),
                named,
                "{kind:?} {status:?}"
            );
        }
    }
}

//! The words of one list of people, for its banner and for the place of its rows.

use webex_api::ApiError;

use crate::components::explanation::Explanation;

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

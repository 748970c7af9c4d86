//! The words of the list.

use crate::components::people_list::{ListWords, explain_everyone};

/// The words of everyone's list.
pub const WORDS: ListWords = ListWords {
    loading: "Loading people",
    not_loaded: "Couldn't load people",
    cancelled: "You cancelled loading people.",
    missing: "People are missing from this list.",
    nobody: "No people",
    nobody_why: "Webex lists no one in this organisation that you can see.",
    no_match_why: "Rollcall looks for every word in names and email addresses, in any order.",
    explain: explain_everyone,
};

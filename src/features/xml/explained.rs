//! Errors of the XML API in words: the number of a failure says more than its class.

use webex_api::ApiError;
use webex_api::xml::exception;

use crate::components::explanation::{Explanation, explain};

/// Words an error. `what` is the page's own sentence for what it wanted to do.
pub fn explained(what: &str, error: &ApiError) -> Explanation {
    let words = explain(what, error);
    let id = error
        .details
        .first()
        .and_then(|detail| detail.code.as_deref());
    match id.and_then(exception) {
        None => words,
        Some(known) => Explanation {
            why: known.cause.to_owned(),
            next: known.next.to_owned(),
            ..words
        },
    }
}

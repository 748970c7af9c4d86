//! [`Explanation`]: what failed, why, and what to do.
//!
//! The one wording of errors: what failed, why, what to do, and the tracking id that Webex support asks for.

use webex_api::{ApiError, Endpoint, ErrorKind, GetPerson};

use crate::ui::countdown::wait_words;

/// What failed, why, and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explanation {
    /// What failed, as a sentence of the page: "Couldn't load people".
    pub what: String,
    /// Why.
    pub why: String,
    /// What to do.
    pub next: String,
    /// Webex's own words, where it sent some.
    pub said: Vec<String>,
    /// The tracking id.
    pub tracking_id: Option<String>,
    /// The call that Webex refused with 403, by its name, such as `GET /people`: there is a page that explains the refusal.
    pub refused: Option<&'static str>,
}

/// Words an error. `what` is the page's own sentence for what it wanted to do.
pub fn explain(what: impl Into<String>, error: &ApiError) -> Explanation {
    let (cause, advice) = match error.kind {
        ErrorKind::NotFound if error.endpoint == GetPerson::NAME => PERSON_NOT_FOUND,
        kind => (cause(kind), advice(kind)),
    };
    Explanation {
        what: what.into(),
        why: with_place(cause, error),
        next: with_wait(advice, error),
        said: said(error),
        tracking_id: error.tracking_id.clone(),
        refused: (error.kind == ErrorKind::Forbidden).then_some(error.endpoint),
    }
}

/// Webex's own words: only of an answer, because everything else is worded here.
fn said(error: &ApiError) -> Vec<String> {
    if error.status.is_none() || error.kind == ErrorKind::Undecodable {
        return Vec::new();
    }
    let mut said: Vec<String> = Vec::new();
    let details = error.details.iter().map(|detail| match &detail.code {
        Some(code) => format!("{} ({code})", detail.description),
        None => detail.description.clone(),
    });
    for words in std::iter::once(error.message.clone()).chain(details) {
        if !words.is_empty()
            && !said
                .iter()
                .any(|before| words.contains(before.as_str()) && words.len() == before.len())
        {
            said.push(words);
        }
    }
    said
}

/// Why there is no such person, and what to do.
const PERSON_NOT_FOUND: (&str, &str) = (
    "Webex can't find this person, or you aren't allowed to see them.",
    "Check in Control Hub that the person still exists.",
);

/// Why, in one sentence.
pub(super) const fn cause(kind: ErrorKind) -> &'static str {
    match kind {
        ErrorKind::Unauthorized => "Webex no longer accepts this sign-in.",
        ErrorKind::Forbidden => {
            "Your token lacks a scope, or your account an administrator role, that this needs."
        }
        ErrorKind::NotFound => "Webex can't find it, or you aren't allowed to see it.",
        ErrorKind::Conflict => "It has changed in Webex in the meantime.",
        ErrorKind::Locked => "Webex has locked it for now.",
        ErrorKind::RateLimited => "Webex is rate-limiting requests.",
        ErrorKind::Invalid => "Webex rejected the request.",
        ErrorKind::Server => "Something went wrong at Webex.",
        ErrorKind::TimedOut => "Webex didn't answer in time.",
        ErrorKind::Unreachable => "Couldn't reach Webex.",
        ErrorKind::Undecodable => "Rollcall couldn't read Webex's answer.",
        ErrorKind::TooLarge => "Webex's answer was too long for Rollcall.",
        ErrorKind::UntrustedOrigin => {
            "The answer pointed to another site. Rollcall sends your token only to Webex."
        }
        ErrorKind::SignedOut => "You're not signed in.",
        ErrorKind::ReadOnly => "Rollcall is read-only now. Nothing was sent.",
    }
}

/// What to do.
const fn advice(kind: ErrorKind) -> &'static str {
    match kind {
        ErrorKind::Unauthorized => "Sign in again. Nothing was changed.",
        ErrorKind::Forbidden => "Sign in with the scope, or ask a full administrator for the role.",
        ErrorKind::NotFound => "Check that it still exists in Control Hub.",
        ErrorKind::Conflict => "Reload, then try again.",
        ErrorKind::Locked | ErrorKind::RateLimited => "Try again in a moment.",
        ErrorKind::Invalid => "Read what Webex says below, then correct it and try again.",
        ErrorKind::Server => {
            "Try again. If it keeps happening, give Webex support the tracking ID."
        }
        ErrorKind::TimedOut => "Try again. A slow network or proxy may be the cause.",
        ErrorKind::Unreachable => {
            "Check your network. A proxy or content filter may be blocking it."
        }
        ErrorKind::Undecodable => {
            "Try again. If it keeps happening, report it with the tracking ID."
        }
        ErrorKind::TooLarge => "Report it with the tracking ID.",
        ErrorKind::UntrustedOrigin => {
            "Ask the people who run this site to check the addresses in its configuration."
        }
        ErrorKind::SignedOut => "Sign in, then come back to this page.",
        ErrorKind::ReadOnly => "Allow changes in the account menu.",
    }
}

fn with_place(why: &str, error: &ApiError) -> String {
    let open = why.trim_end_matches('.');
    match (&error.path, error.status) {
        (Some(path), _) => format!("{open} (at {path})."),
        (None, Some(status)) => format!("{open} (HTTP {status})."),
        (None, None) => why.to_owned(),
    }
}

fn with_wait(next: &str, error: &ApiError) -> String {
    match (error.kind, error.retry_after) {
        (ErrorKind::Locked | ErrorKind::RateLimited, Some(wait)) => {
            format!("Try again in {}.", wait_words(wait))
        }
        _ => next.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;
    use webex_api::{ErrorDetail, GetLicense};

    fn error(kind: ErrorKind, status: Option<u16>) -> ApiError {
        let mut error = ApiError::new(kind, "GET /people", "words of Webex");
        error.status = status;
        error
    }

    #[test]
    fn every_kind_says_why_and_what_to_do() {
        use ErrorKind::{
            Conflict, Forbidden, Invalid, Locked, NotFound, RateLimited, Server, SignedOut,
            TimedOut, TooLarge, Unauthorized, Undecodable, Unreachable, UntrustedOrigin,
        };
        let kinds = [
            Unauthorized,
            Forbidden,
            NotFound,
            Conflict,
            Locked,
            RateLimited,
            Invalid,
            Server,
            TimedOut,
            Unreachable,
            Undecodable,
            TooLarge,
            UntrustedOrigin,
            SignedOut,
        ];
        let words: rollcall_core::sets::Set<_> = kinds
            .map(|kind| explain("It failed", &error(kind, None)).why)
            .into();
        assert_eq!(words.len(), kinds.len());
    }

    #[test]
    fn webex_is_quoted_only_when_it_answered() {
        assert!(
            explain("x", &error(ErrorKind::Unreachable, None))
                .said
                .is_empty()
        );
        let mut answered = error(ErrorKind::Invalid, Some(400));
        answered.details = vec![
            ErrorDetail {
                code: None,
                description: "words of Webex".to_owned(),
            },
            ErrorDetail {
                code: Some("400000".to_owned()),
                description: "No such licence".to_owned(),
            },
        ];
        assert_eq!(
            explain("x", &answered).said,
            ["words of Webex", "No such licence (400000)"]
        );
    }

    #[test]
    fn the_wait_that_webex_asks_for_is_named() {
        let mut limited = error(ErrorKind::RateLimited, Some(429));
        limited.retry_after = Some(Duration::from_secs(37));
        assert_eq!(explain("x", &limited).next, "Try again in 37 seconds.");
        let mut locked = error(ErrorKind::Locked, Some(423));
        locked.retry_after = Some(Duration::from_secs(3 * 3600));
        assert_eq!(explain("x", &locked).next, "Try again in 3 hours.");
    }

    #[test]
    fn a_person_who_is_not_found_is_named_as_one() {
        let of = |endpoint| explain("x", &ApiError::new(ErrorKind::NotFound, endpoint, "")).why;
        assert!(of(GetPerson::NAME).contains("this person"));
        assert!(!of(GetLicense::NAME).contains("person"));
    }

    #[test]
    fn the_place_in_the_document_is_named() {
        let mut broken = error(ErrorKind::Undecodable, Some(200));
        broken.path = Some("items[3].roles".to_owned());
        assert!(explain("x", &broken).why.ends_with("(at items[3].roles)."));
    }
}

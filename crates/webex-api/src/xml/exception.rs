//! The numbers of failures (`exceptionID`): what they mean and what to do next.
//!
//! The wording of `reason` may change, so only the number decides. Numbers that no public source explains are not in the
//! table; the answer's own words are shown for them.

use crate::error::ErrorKind;

/// What is known of one number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Exception {
    /// `exceptionID`, compared as text.
    pub id: &'static str,
    /// The class of the failure.
    pub kind: ErrorKind,
    /// Why it happens.
    pub cause: &'static str,
    /// What the administrator can do.
    pub next: &'static str,
}

/// Returns what is known of a number.
pub fn exception(id: &str) -> Option<&'static Exception> {
    EXCEPTIONS.iter().find(|row| row.id == id)
}

const fn row(
    id: &'static str,
    kind: ErrorKind,
    cause: &'static str,
    next: &'static str,
) -> Exception {
    Exception {
        id,
        kind,
        cause,
        next,
    }
}

/// The number of a refused rate.
pub(super) const RATE: &str = "000045";

/// The number of a search that found nothing.
pub(super) const NOTHING_FOUND: &str = "000015";

/// All known numbers.
pub const EXCEPTIONS: &[Exception] = &[
    row(
        "000001",
        ErrorKind::Forbidden,
        "Your account may not do this on the site.",
        "Ask for the role of a site administrator, and for a token with the scope spark:all.",
    ),
    row(
        NOTHING_FOUND,
        ErrorKind::NotFound,
        "Nothing on the site matches.",
        "Check the address of the person and the site.",
    ),
    row(
        "000018",
        ErrorKind::Invalid,
        "The range of dates is too long.",
        "Ask for a shorter range.",
    ),
    row(
        "000035",
        ErrorKind::Server,
        "A service behind the site does not answer.",
        "Read what was changed, then try again later.",
    ),
    row(
        RATE,
        ErrorKind::RateLimited,
        "Too many requests within a minute.",
        "Wait a minute.",
    ),
    row(
        "000047",
        ErrorKind::Invalid,
        "The site wants at least one filter.",
        "Search by name or address.",
    ),
    row(
        "010106",
        ErrorKind::Forbidden,
        "Classic events are switched off on the site.",
        "Leave their session types out.",
    ),
    row(
        "010107",
        ErrorKind::Forbidden,
        "The site is suspended. People cannot be created or changed.",
        "Ask your Cisco partner to reactivate the site.",
    ),
    row(
        "030001",
        ErrorKind::NotFound,
        "The site has no such person.",
        "Check the address, and whether the person has a licence of the site.",
    ),
    row(
        "030002",
        ErrorKind::Unauthorized,
        "The ticket, or the address that it was requested for, is not accepted.",
        "Request a new ticket.",
    ),
    row(
        "030003",
        ErrorKind::Forbidden,
        "The person's account on the site is deactivated.",
        "Activate it first.",
    ),
    row(
        "030004",
        ErrorKind::Conflict,
        "The site already has a person with this Webex ID.",
        "Change that person instead.",
    ),
    row(
        "030005",
        ErrorKind::Conflict,
        "The site already has a person with this address.",
        "Change that person instead.",
    ),
    row(
        "040015",
        ErrorKind::Invalid,
        "More than 50 people in one request.",
        "Send fewer at once.",
    ),
    row(
        "exceededSiteHostLimit",
        ErrorKind::Conflict,
        "The site has no free host account.",
        "Free a host account or buy more.",
    ),
];

//! Why Webex refused a call (403): scope, role, organisation and licence, looked at in turn.
//!
//! Webex's own words are few and change; so each of the four is judged from what is known here, and says so when
//! it is not known.

mod operation;

pub use operation::{Operation, Role, find, operations};

use crate::scopes::covers;

/// What a check is about, in the order in which they are made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Subject {
    /// The scopes of the token.
    Scope,
    /// The administrator roles of the person who signed in.
    Role,
    /// Whose organisation it is.
    Organization,
    /// What the organisation has bought.
    License,
}

impl Subject {
    /// The row's heading.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Scope => "Scope",
            Self::Role => "Role",
            Self::Organization => "Organisation",
            Self::License => "Licence",
        }
    }
}

/// What a check found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Finding {
    /// It is as the operation needs it.
    Holds,
    /// It is missing: a reason for the refusal.
    Fails,
    /// It cannot be told from here.
    Unknown,
}

impl Finding {
    /// The finding in a word or two.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Holds => "OK",
            Self::Fails => "Missing",
            Self::Unknown => "Unknown",
        }
    }
}

/// One of the four checks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Check {
    /// What it is about.
    pub subject: Subject,
    /// What it found.
    pub finding: Finding,
    /// Why, in one or two sentences.
    pub why: String,
    /// What to do next; empty where nothing is to be done.
    pub next: String,
}

/// What is known of the caller and of what was asked for. Everything may be unknown.
#[derive(Debug, Clone, Copy, Default)]
pub struct Circumstances<'a> {
    /// The scopes of the token; a pasted token's are not known.
    pub granted: Option<&'a [String]>,
    /// The names of the signed-in person's roles, such as "Full Administrator"; empty for none.
    pub roles: Option<&'a [String]>,
    /// The id of the signed-in person's organisation, in either form.
    pub home: Option<&'a str>,
    /// The id of the organisation that the call was about, in either form; `None` also for the person's own.
    pub target: Option<&'a str>,
    /// How many meeting sites the organisation's licences name.
    pub sites: Option<usize>,
    /// Webex's words of the refusal.
    pub said: Option<&'a str>,
}

/// Looks at scope, role, organisation and licence in turn.
pub fn explain(operation: &Operation, known: &Circumstances<'_>) -> [Check; 4] {
    [
        scope(operation, known),
        role(operation, known),
        organization(known),
        license(operation, known),
    ]
}

/// Why the operation would be refused, where that is certain before it is tried: the scope or the role is missing.
pub fn forbids(operation: &Operation, known: &Circumstances<'_>) -> Option<String> {
    let checks = [role(operation, known), scope(operation, known)];
    let fails = checks
        .into_iter()
        .find(|check| check.finding == Finding::Fails)?;
    Some(fails.why)
}

fn check(subject: Subject, finding: Finding, why: String, next: &str) -> Check {
    Check {
        subject,
        finding,
        why,
        next: next.to_owned(),
    }
}

fn scope(operation: &Operation, known: &Circumstances<'_>) -> Check {
    let make = |finding, why, next| check(Subject::Scope, finding, why, next);
    if operation.scopes.is_empty() {
        return make(
            Finding::Holds,
            "This needs a token, but no particular scope.".to_owned(),
            "",
        );
    }
    let any = operation.scopes.join(" or ");
    let Some(granted) = known.granted else {
        return if says(known, &["scope"]) {
            make(
                Finding::Fails,
                ["Webex's answer names the scope. This needs ", &any, "."].concat(),
                ADD_SCOPE,
            )
        } else {
            make(
                Finding::Unknown,
                ["This needs ", &any, ". This token's scopes are unknown."].concat(),
                "The Token page shows what this token can do.",
            )
        };
    };
    let held = granted
        .iter()
        .find(|wide| operation.scopes.iter().any(|scope| covers(wide, scope)));
    match held {
        Some(scope) => make(Finding::Holds, ["The token has ", scope, "."].concat(), ""),
        None => make(
            Finding::Fails,
            ["This needs ", &any, ". The token has none of these."].concat(),
            ADD_SCOPE,
        ),
    }
}

const ADD_SCOPE: &str = "Tick the scope on the integration at developer.webex.com, then sign out and sign in again: a token never gains scopes.";

fn role(operation: &Operation, known: &Circumstances<'_>) -> Check {
    let make = |finding, why: String, next| check(Subject::Role, finding, why, next);
    let need = operation.role;
    if need == Role::Anyone {
        return make(
            Finding::Holds,
            "This needs no administrator role.".to_owned(),
            "",
        );
    }
    let wanted = need.words();
    let Some(roles) = known.roles else {
        return if says(known, &["role", "administrator", "not an admin"]) {
            make(
                Finding::Fails,
                ["Webex's answer names the role. This needs ", wanted, "."].concat(),
                ADD_ROLE,
            )
        } else {
            make(
                Finding::Unknown,
                [
                    "This needs ",
                    wanted,
                    ". Rollcall couldn't read your roles.",
                ]
                .concat(),
                "Check your roles in Control Hub.",
            )
        };
    };
    if let Some(role) = roles.iter().find(|role| need.is_met_by(role)) {
        return make(
            Finding::Holds,
            ["You have the role ", role, "."].concat(),
            "",
        );
    }
    if let Some(role) = roles.iter().find(|role| !operation::is_known(role)) {
        return make(
            Finding::Unknown,
            [
                "This needs ",
                wanted,
                ". You have the role ",
                role,
                ", and Rollcall doesn't know what that role can do.",
            ]
            .concat(),
            ADD_ROLE,
        );
    }
    let have = if roles.is_empty() {
        "You have no administrator role".to_owned()
    } else {
        ["You have only: ", &roles.join(", ")].concat()
    };
    make(
        Finding::Fails,
        [&have, ". This needs ", wanted, "."].concat(),
        ADD_ROLE,
    )
}

const ADD_ROLE: &str = "A full administrator can give you the role in Control Hub. It can take a few minutes to apply.";

fn organization(known: &Circumstances<'_>) -> Check {
    let make =
        |finding, why: &str, next| check(Subject::Organization, finding, why.to_owned(), next);
    match (known.home, known.target) {
        (Some(home), Some(target)) if same(home, target) => {
            make(Finding::Holds, "It is about your own organisation.", "")
        }
        (Some(_), None) => make(
            Finding::Holds,
            "The call names no other organisation, so it is about your own.",
            "",
        ),
        (_, Some(_)) if says(known, &["manage", "organization", "organisation"]) => make(
            Finding::Fails,
            "It is about another organisation, and Webex says that you don't manage it.",
            OTHER_ORG,
        ),
        (Some(_), Some(_)) => make(
            Finding::Unknown,
            "It is about another organisation. Only a partner administrator who manages it can do this.",
            OTHER_ORG,
        ),
        (None, _) => make(
            Finding::Unknown,
            "Rollcall doesn't know which organisation you belong to.",
            "Open the Token page to find out.",
        ),
    }
}

const OTHER_ORG: &str =
    "Sign in as an administrator of that organisation, or ask for a partner role that manages it.";

/// Whether two ids name the same thing; Webex's encoded ids hold a region that may differ.
fn same(a: &str, b: &str) -> bool {
    crate::passport::uuid_of(a).eq_ignore_ascii_case(&crate::passport::uuid_of(b))
}

fn license(operation: &Operation, known: &Circumstances<'_>) -> Check {
    let make = |finding, why: &str, next| check(Subject::License, finding, why.to_owned(), next);
    if !operation.meeting_site {
        return make(Finding::Holds, "This needs no particular licence.", "");
    }
    match known.sites {
        Some(0) => make(
            Finding::Fails,
            "This is about a Webex Meetings site, and no licence of the organisation names one.",
            "Check the subscriptions in Control Hub.",
        ),
        Some(_) => make(
            Finding::Holds,
            "The organisation has Webex Meetings. The site must be managed in Control Hub, not linked to it.",
            "",
        ),
        None => make(
            Finding::Unknown,
            "This is about a Webex Meetings site. Rollcall couldn't find out whether the organisation has one.",
            "Check the organisation's licences.",
        ),
    }
}

/// Whether Webex's words hold one of `words`.
fn says(known: &Circumstances<'_>, words: &[&str]) -> bool {
    let said = known.said.unwrap_or_default().to_ascii_lowercase();
    words.iter().any(|word| said.contains(word))
}

#[cfg(test)]
mod tests;

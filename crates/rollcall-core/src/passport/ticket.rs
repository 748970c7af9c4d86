//! The text for a support ticket: everything that support asks for, and nothing that opens a door.

use std::time::Duration;

use time::OffsetDateTime;

use super::{lasts, uuid_of};

/// How long a token lasts; the token itself is never here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TokenFacts {
    /// When it ends, where the server said so.
    pub expires_at: Option<OffsetDateTime>,
}

/// What the text is made of. No member holds a secret; one that was typed into the wrong field is hidden.
#[derive(Debug, Clone, Copy)]
pub struct PassportFacts<'a> {
    /// The app and its version.
    pub app: &'a str,
    /// When the text is made.
    pub now: OffsetDateTime,
    /// The environment, such as "commercial".
    pub environment: &'a str,
    /// The base of the API.
    pub api: &'a str,
    /// How the person signed in, in words.
    pub method: &'a str,
    /// The integration's client id, which is public; a pasted token has none.
    pub client_id: Option<&'a str>,
    /// The id of the person.
    pub person: Option<&'a str>,
    /// The id of the organisation.
    pub org: Option<&'a str>,
    /// The names of the person's roles.
    pub roles: Option<&'a [String]>,
    /// The granted scopes.
    pub scopes: Option<&'a [String]>,
    /// The access token.
    pub access: Option<TokenFacts>,
    /// The refresh token.
    pub refresh: Option<TokenFacts>,
    /// What went wrong last, such as the words of a refused refresh.
    pub trouble: Option<&'a str>,
}

/// Writes the text: one line a fact, ready to paste.
pub fn ticket_text(facts: &PassportFacts<'_>) -> String {
    let mut text = String::new();
    line(&mut text, "App", facts.app);
    line(&mut text, "Time", &moment(facts.now));
    line(&mut text, "Environment", facts.environment);
    line(&mut text, "API", facts.api);
    line(&mut text, "Signed in", facts.method);
    line(&mut text, "Client ID", facts.client_id.unwrap_or("none"));
    line(&mut text, "Person", facts.person.unwrap_or(UNKNOWN));
    line(&mut text, "Organisation", facts.org.unwrap_or(UNKNOWN));
    if let Some(org) = facts.org {
        line(&mut text, "Organisation UUID", &uuid_of(org));
    }
    line(&mut text, "Roles", &list(facts.roles, ", "));
    line(&mut text, "Scopes", &list(facts.scopes, " "));
    line(&mut text, "Access token", &token(facts.access, facts.now));
    line(&mut text, "Refresh token", &token(facts.refresh, facts.now));
    if let Some(trouble) = facts.trouble {
        line(&mut text, "Last trouble", trouble);
    }
    text
}

const UNKNOWN: &str = "not known";

fn line(text: &mut String, name: &str, value: &str) {
    text.push_str(name);
    text.push_str(": ");
    redact(text, value);
    text.push('\n');
}

fn list(names: Option<&[String]>, between: &str) -> String {
    match names {
        None => UNKNOWN.to_owned(),
        Some([]) => "none".to_owned(),
        Some(names) => names.join(between),
    }
}

fn token(facts: Option<TokenFacts>, now: OffsetDateTime) -> String {
    let Some(facts) = facts else {
        return "none".to_owned();
    };
    let Some(ends) = facts.expires_at else {
        return "hidden; its end is not known".to_owned();
    };
    match Duration::try_from(ends - now) {
        Ok(life) if !life.is_zero() => [
            "hidden; valid for ",
            &lasts(life),
            ", until ",
            &moment(ends),
        ]
        .concat(),
        _ => ["hidden; ended ", &moment(ends)].concat(),
    }
}

/// `2026-11-21 06:55:52 UTC`.
fn moment(at: OffsetDateTime) -> String {
    let at = at.to_offset(time::UtcOffset::UTC);
    let parts = [
        (i64::from(u8::from(at.month())), '-'),
        (i64::from(at.day()), '-'),
        (i64::from(at.hour()), ' '),
        (i64::from(at.minute()), ':'),
        (i64::from(at.second()), ':'),
    ];
    let mut text = at.year().to_string();
    for (number, before) in parts {
        text.push(before);
        if number < 10 {
            text.push('0');
        }
        text.push_str(&number.to_string());
    }
    text.push_str(" UTC");
    text
}

/// What a token, code or secret is made of.
fn is_token_char(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | '=' | '~' | '+')
}

/// Adds `value` on one line. Every long run of token characters becomes `[hidden]`, unless it is a public id:
/// whatever went astray into a field, the text does not carry it on.
fn redact(text: &mut String, value: &str) {
    let mut rest = value;
    while let Some(first) = rest.chars().next() {
        let run = rest.find(|c| !is_token_char(c)).unwrap_or(rest.len());
        if run == 0 {
            text.push(if first.is_control() { ' ' } else { first });
            rest = &rest[first.len_utf8()..];
            continue;
        }
        let word = &rest[..run];
        text.push_str(if run < LONG || is_public(word) {
            word
        } else {
            "[hidden]"
        });
        rest = &rest[run..];
    }
}

/// A UUID has 36 characters, the longest scope 42; secrets of Webex have 64 and more.
const LONG: usize = 48;

/// Client ids (`C` and some 64 hexadecimal digits) and the encoded ids of people and organisations are no secrets.
fn is_public(word: &str) -> bool {
    let client = word.strip_prefix('C').is_some_and(|hex| {
        matches!(hex.len(), 60..=70) && hex.bytes().all(|b| b.is_ascii_hexdigit())
    });
    client || webex_api::DecodedId::of(word).is_some()
}

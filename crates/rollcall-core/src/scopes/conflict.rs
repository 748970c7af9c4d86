//! What is odd about a set of scopes, and what to do about it.

use super::catalog;

/// What sort of oddity it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ConflictKind {
    /// Webex's documents disagree whether these may stand together.
    Disputed,
    /// One contains the other.
    Redundant,
    /// One is of little use without another.
    Missing,
    /// A name of older days.
    Outdated,
    /// A known name in other upper or lower case.
    Spelling,
}

/// One oddity. Nothing of it forbids asking; the authorize page has the last word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    /// What sort it is.
    pub kind: ConflictKind,
    /// The scopes of the set that it is about, in their order.
    pub scopes: Vec<String>,
    /// What is odd.
    pub why: &'static str,
    /// What to do.
    pub next: &'static str,
    /// The scopes to leave out, for doing it at a click.
    pub remove: Vec<String>,
    /// The scopes to add, for doing it at a click.
    pub add: Vec<String>,
}

const ALL: &str = "spark:all";
/// The scope that Webex adds to every integration by itself.
pub const KMS: &str = "spark:kms";
const CLAIMS: [&str; 4] = ["email", "profile", "phone", "address"];

/// Everything that is odd about `scopes`.
pub fn conflicts(scopes: &[String]) -> Vec<Conflict> {
    let mut found = Vec::new();
    let has = |name: &str| scopes.iter().any(|scope| scope == name);
    if has(ALL) {
        beside_all(scopes, &mut found);
    }
    if has(KMS) {
        found.push(Conflict {
            kind: ConflictKind::Redundant,
            scopes: one(KMS),
            why: "Webex adds spark:kms to every integration.",
            next: "You can leave it out.",
            remove: one(KMS),
            add: Vec::new(),
        });
    }
    for scope in scopes {
        if let Some(name) = catalog::meant(scope).filter(|_| !catalog::knows(scope)) {
            found.push(Conflict {
                kind: ConflictKind::Spelling,
                scopes: one(scope),
                why: "Upper and lower case matter in scope names, and Webex spells this one differently.",
                next: "Use Webex's spelling.",
                remove: one(scope),
                add: vec![name],
            });
        }
        pairs(scope, &has, &mut found);
        if let Some(next) = newer(scope) {
            found.push(Conflict {
                kind: ConflictKind::Outdated,
                scopes: one(scope),
                why: "This is an old name. New integrations can't always use it.",
                next,
                remove: Vec::new(),
                add: Vec::new(),
            });
        }
    }
    let claims: Vec<String> = those(scopes, |scope| CLAIMS.contains(&scope));
    if !claims.is_empty() && !has("openid") {
        found.push(Conflict {
            kind: ConflictKind::Missing,
            scopes: claims,
            why: "Claims about a person only come with OpenID Connect.",
            next: "Add openid, or leave these out.",
            remove: Vec::new(),
            add: one("openid"),
        });
    }
    found
}

/// `spark:all` holds the user scopes of `spark:`, and nothing of administrators, meetings or identity.
fn beside_all(scopes: &[String], found: &mut Vec<Conflict>) {
    let bundled = those(scopes, |scope| super::covers(ALL, scope) && scope != ALL);
    if !bundled.is_empty() {
        let mut named = one(ALL);
        named.extend(bundled.iter().cloned());
        found.push(Conflict {
            kind: ConflictKind::Redundant,
            scopes: named,
            why: "spark:all already includes the other user scopes. Webex's documentation disagrees on whether they can be combined.",
            next: "Leave out the single scopes, or leave out spark:all and keep only what you need.",
            remove: bundled,
            add: Vec::new(),
        });
    }
    let beside = those(scopes, |scope| {
        scope.contains(':') && scope != KMS && !super::covers(ALL, scope)
    });
    if !beside.is_empty() {
        let mut named = one(ALL);
        named.extend(beside);
        found.push(Conflict {
            kind: ConflictKind::Disputed,
            scopes: named,
            why: "spark:all includes only user scopes, so these have to be requested too. Administrator scopes can be combined with it; Webex's documentation disagrees on others.",
            next: "Request spark:all only if you need the XML API. If the sign-in answers invalid_scope, use two integrations.",
            remove: Vec::new(),
            add: Vec::new(),
        });
    }
}

/// Two names of one family.
fn pairs(scope: &str, has: &dyn Fn(&str) -> bool, found: &mut Vec<Conflict>) {
    if let Some(stem) = scope.strip_suffix("_write") {
        let read = [stem, "_read"].concat();
        let bundled = has(ALL) && super::covers(ALL, &read);
        if !has(&read) && !bundled && catalog::knows(&read) {
            found.push(Conflict {
                kind: ConflictKind::Missing,
                scopes: one(scope),
                why: "This scope allows changes but not reading.",
                next: "Add the read scope, so you can check a change before and after.",
                remove: Vec::new(),
                add: vec![read],
            });
        }
    }
    if let Some(stem) = scope.strip_suffix("_rw") {
        let read = [stem, "_read"].concat();
        if has(&read) {
            found.push(Conflict {
                kind: ConflictKind::Redundant,
                scopes: vec![scope.to_owned(), read.clone()],
                why: "The read-and-write scope already includes the read scope.",
                next: "Leave out the read scope.",
                remove: vec![read],
                add: Vec::new(),
            });
        }
    }
}

/// What took the place of a name of older days.
fn newer(scope: &str) -> Option<&'static str> {
    Some(match scope {
        "Identity:SCIM" => "Use identity:people_rw, or identity:people_read if you change nothing.",
        "Identity:Config" | "Identity:Organization" => {
            "Use identity:organizations_rw, or identity:organizations_read if you change nothing."
        }
        "Identity:contact" => "Use identity:contacts_rw.",
        "Identity:one_time_password" => "Use identity:placeonetimepassword_create.",
        "spark-admin:messages_read" | "spark-admin:messages_write" => {
            "For other people's messages, use spark-compliance:messages_read or _write."
        }
        "all_read" | "user_modify" | "meeting_modify" | "recording_modify" | "setting_modify" => {
            "It belongs to the old developer.cisco.com integrations. The XML API now takes spark:all."
        }
        _ => return None,
    })
}

fn those(scopes: &[String], is: impl Fn(&str) -> bool) -> Vec<String> {
    scopes.iter().filter(|scope| is(scope)).cloned().collect()
}

fn one(scope: &str) -> Vec<String> {
    vec![scope.to_owned()]
}

#[cfg(test)]
mod tests;

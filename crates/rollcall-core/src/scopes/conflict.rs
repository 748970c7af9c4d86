//! What is odd about a set of scopes, and what to do about it.

use super::catalogue;

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
const KMS: &str = "spark:kms";
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
            why: "Webex adds spark:kms to every integration by itself.",
            next: "It does no harm; it can be left out.",
            remove: one(KMS),
            add: Vec::new(),
        });
    }
    for scope in scopes {
        if let Some(name) = catalogue::meant(scope).filter(|_| !catalogue::knows(scope)) {
            found.push(Conflict {
                kind: ConflictKind::Spelling,
                scopes: one(scope),
                why: "Upper and lower case matter in a scope name, and Webex writes this one otherwise.",
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
                why: "This is a name of older days; new integrations cannot always tick it.",
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
            why: "Claims about a person come with OpenID Connect only.",
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
            why: "spark:all holds the other user scopes already. Webex's texts disagree whether they may stand beside it.",
            next: "Leave the single ones out, or leave spark:all out and keep exactly what is needed.",
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
            why: "spark:all holds user scopes only, so these must be asked for beside it. Administrator scopes may stand beside it; about others Webex's texts disagree.",
            next: "Ask for spark:all only where the XML API needs it. If the sign-in answers invalid_scope, use two integrations.",
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
        if !has(&read) && !bundled && catalogue::knows(&read) {
            found.push(Conflict {
                kind: ConflictKind::Missing,
                scopes: one(scope),
                why: "This scope changes things, but does not read them.",
                next: "Add the scope that reads, so that a change can be looked at before and after.",
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
                why: "The scope that reads and writes holds the one that reads.",
                next: "Leave the one that reads out.",
                remove: vec![read],
                add: Vec::new(),
            });
        }
    }
}

/// What took the place of a name of older days.
fn newer(scope: &str) -> Option<&'static str> {
    Some(match scope {
        "Identity:SCIM" => {
            "Use identity:people_rw, or identity:people_read where nothing is changed."
        }
        "Identity:Config" | "Identity:Organization" => {
            "Use identity:organizations_rw, or identity:organizations_read where nothing is changed."
        }
        "Identity:contact" => "Use identity:contacts_rw.",
        "Identity:one_time_password" => "Use identity:placeonetimepassword_create.",
        "spark-admin:messages_read" | "spark-admin:messages_write" => {
            "For the content of others Webex has spark-compliance:messages_read and _write."
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

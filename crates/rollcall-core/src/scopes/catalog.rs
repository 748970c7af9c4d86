//! Every scope name that Webex's public documents name, with its meaning in one line.
//!
//! The list is data for people who choose scopes; the app's own sign-in takes nothing from it.

mod table;

use table::TABLE;

/// Where a scope belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Area {
    /// Claims about who signs in (OpenID Connect).
    SignIn,
    /// People, licences and roles.
    People,
    /// The organisation and its places.
    Organization,
    /// SCIM, groups, tokens and other identity services.
    Identity,
    /// Meetings and their settings.
    Meetings,
    /// Spaces, messages and teams.
    Messaging,
    /// Calls and calling settings.
    Calling,
    /// Devices and workspaces.
    Devices,
    /// Reports, audit and other numbers.
    Reports,
    /// Content of the whole organisation, for compliance officers.
    Compliance,
    /// BroadWorks and wholesale partners.
    Partners,
    /// Contact centre.
    ContactCentre,
    /// Rare ones.
    Other,
}

impl Area {
    /// All areas, in the order of the catalogue.
    pub const ALL: [Self; 13] = [
        Self::SignIn,
        Self::People,
        Self::Organization,
        Self::Identity,
        Self::Meetings,
        Self::Messaging,
        Self::Calling,
        Self::Devices,
        Self::Reports,
        Self::Compliance,
        Self::Partners,
        Self::ContactCentre,
        Self::Other,
    ];

    /// The area's name as a heading.
    pub const fn title(self) -> &'static str {
        match self {
            Self::SignIn => "Sign-in",
            Self::People => "People and licences",
            Self::Organization => "Organisation",
            Self::Identity => "Identity",
            Self::Meetings => "Meetings",
            Self::Messaging => "Messaging",
            Self::Calling => "Calling",
            Self::Devices => "Devices and workspaces",
            Self::Reports => "Reports and audit",
            Self::Compliance => "Compliance",
            Self::Partners => "Partners",
            Self::ContactCentre => "Contact centre",
            Self::Other => "Other",
        }
    }
}

/// One scope of the catalogue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scope {
    /// The name in the `scope` parameter. It is case-sensitive.
    pub name: String,
    /// What it allows, in one line.
    pub meaning: String,
    /// Where it belongs.
    pub area: Area,
    /// Whether it gives nothing without an administrator (or compliance officer) role of the person who signs in.
    pub admin: bool,
}

/// The scope with exactly this name.
pub fn find(name: &str) -> Option<Scope> {
    all().find(|scope| scope.name == name)
}

/// Whether the catalogue has exactly this name.
pub fn knows(name: &str) -> bool {
    rows().any(|row| row.is(name))
}

/// The name that differs from `name` only in upper and lower case.
pub fn meant(name: &str) -> Option<String> {
    all()
        .map(|scope| scope.name)
        .find(|known| known != name && known.eq_ignore_ascii_case(name))
}

/// All scopes, area by area.
pub fn all() -> impl Iterator<Item = Scope> {
    rows().flat_map(|row| {
        let twin = row.twin.then(|| row.scope(WRITE, "Change "));
        let first = if row.twin {
            row.scope(READ, "Read ")
        } else {
            row.scope("", "")
        };
        std::iter::once(first).chain(twin)
    })
}

const READ: &str = "_read";
const WRITE: &str = "_write";

/// One line of the table: `[!]name meaning`, where `name*` stands for `name_read` and `name_write`.
struct Row {
    area: Area,
    admin: bool,
    twin: bool,
    name: &'static str,
    meaning: &'static str,
}

impl Row {
    fn is(&self, name: &str) -> bool {
        if !self.twin {
            return name == self.name;
        }
        name.strip_prefix(self.name)
            .is_some_and(|rest| rest == READ || rest == WRITE)
    }

    fn scope(&self, suffix: &str, verb: &str) -> Scope {
        Scope {
            name: [self.name, suffix].concat(),
            meaning: [verb, self.meaning].concat(),
            area: self.area,
            admin: self.admin,
        }
    }
}

fn rows() -> impl Iterator<Item = Row> {
    Area::ALL
        .into_iter()
        .zip(TABLE)
        .flat_map(|(area, lines)| lines.lines().map(move |line| row(area, line)))
}

fn row(area: Area, line: &'static str) -> Row {
    let (name, meaning) = line.split_once(' ').unwrap_or((line, ""));
    let admin = name.starts_with('!');
    let name = name.trim_start_matches('!');
    Row {
        area,
        admin,
        twin: name.ends_with('*'),
        name: name.trim_end_matches('*'),
        meaning,
    }
}

#[cfg(test)]
mod tests;

//! The journal of writes in progress, from which the next start of the tab reports their outcomes.
//!
//! One JSON text in session storage: ids, digests of texts, the operation and how far it was. No names and no tokens. What is read is checked as
//! strictly as an answer from the network: anybody with the developer tools can write into session storage.

use super::profile::{Aspect, Profile};
use super::site_role::SiteRight;
use super::{Change, LicensesOf, ProfileOf, SessionTypesOf, SiteRoleOf, Stage, Target};
use crate::sets::set_of;
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;
use webex_api::{LicenseId, PersonId, SessionTypeId, SiteUrl};

/// Version of the form; another one is not read.
const VERSION: i64 = 2;
/// The longest text that is read, in bytes.
const SIZE_LIMIT: usize = 64 * 1024;

/// What a write changes, of whom. Of each there is at most one write at a time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Operation {
    /// The licences of a person.
    Licenses {
        /// Whose.
        person: PersonId,
    },
    /// The session types of a person on one site.
    SessionTypes {
        /// Whose.
        person: PersonId,
        /// Where.
        site: SiteUrl,
    },
    /// The role of a person on one site.
    SiteRole {
        /// Whose.
        person: PersonId,
        /// Where.
        site: SiteUrl,
    },
    /// Names, title and other parts of a person's profile.
    Profile {
        /// Whose.
        person: PersonId,
    },
    /// Whether a person may sign in.
    SignIn {
        /// Who.
        person: PersonId,
    },
}

impl Operation {
    /// Who is changed.
    pub const fn person(&self) -> &PersonId {
        match self {
            Self::Licenses { person }
            | Self::SessionTypes { person, .. }
            | Self::SiteRole { person, .. }
            | Self::Profile { person }
            | Self::SignIn { person } => person,
        }
    }

    /// Its name in the journal.
    const fn key(&self) -> &'static str {
        match self {
            Self::Licenses { .. } => "licenses",
            Self::SessionTypes { .. } => "sessionTypes",
            Self::SiteRole { .. } => "siteRole",
            Self::Profile { .. } => "profile",
            Self::SignIn { .. } => "signIn",
        }
    }
}

/// A target whose writes can be remembered.
pub trait Recorded: Target {
    /// What is changed, of whom.
    fn operation(&self) -> Operation;

    /// The members of a value, as Webex writes their ids.
    fn members(value: &Self::Value) -> BTreeSet<String>;
}

impl Recorded for LicensesOf {
    fn operation(&self) -> Operation {
        Operation::Licenses {
            person: self.person.clone(),
        }
    }

    fn members(value: &BTreeSet<LicenseId>) -> BTreeSet<String> {
        set_of(value.iter().map(ToString::to_string))
    }
}

impl Recorded for SessionTypesOf {
    fn operation(&self) -> Operation {
        Operation::SessionTypes {
            person: self.person.clone(),
            site: self.site.clone(),
        }
    }

    fn members(value: &BTreeSet<SessionTypeId>) -> BTreeSet<String> {
        set_of(value.iter().map(ToString::to_string))
    }
}

impl Recorded for SiteRoleOf {
    fn operation(&self) -> Operation {
        Operation::SiteRole {
            person: self.person.clone(),
            site: self.site.clone(),
        }
    }

    fn members(value: &BTreeSet<SiteRight>) -> BTreeSet<String> {
        set_of(value.iter().map(ToString::to_string))
    }
}

impl Recorded for ProfileOf {
    fn operation(&self) -> Operation {
        let person = self.person.clone();
        match self.aspect {
            Aspect::Profile => Operation::Profile { person },
            Aspect::SignIn => Operation::SignIn { person },
        }
    }

    fn members(value: &Profile) -> BTreeSet<String> {
        value.marks()
    }
}

/// One write under way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// What it changes.
    pub operation: Operation,
    /// The members that were there.
    pub before: BTreeSet<String>,
    /// The members that are wanted.
    pub after: BTreeSet<String>,
    /// Whether the write left for Webex. Until then nothing can have changed.
    pub sent: bool,
}

/// A write that was under way, ready to be looked back at.
#[derive(Debug, Clone, PartialEq)]
pub enum Recalled {
    /// Of licences.
    Licenses(Change<LicensesOf>),
    /// Of session types.
    SessionTypes(Change<SessionTypesOf>),
    /// Of a role on a site.
    SiteRole(Change<SiteRoleOf>),
    /// Changes a profile, or whether the person may sign in.
    Profile(Change<ProfileOf>),
}

impl Record {
    /// A write that begins.
    pub fn of<T: Recorded>(change: &Change<T>) -> Self {
        Self {
            operation: change.target.operation(),
            before: T::members(&change.before),
            after: T::members(&change.after),
            sent: false,
        }
    }

    /// The write has come so far. What left cannot be called back.
    pub fn reach(&mut self, stage: Stage) {
        self.sent |= stage != Stage::Reading;
    }

    /// The change that this is the record of.
    pub fn recall(&self) -> Recalled {
        let profile = |person: &PersonId, aspect| {
            // Members that are no marks were refused when the journal was read.
            let value = |members| Profile::of_marks(members).unwrap_or_default();
            Recalled::Profile(Change {
                target: ProfileOf {
                    person: person.clone(),
                    aspect,
                },
                before: value(&self.before),
                after: value(&self.after),
            })
        };
        match &self.operation {
            Operation::Licenses { person } => Recalled::Licenses(Change {
                target: LicensesOf {
                    person: person.clone(),
                    org: None,
                },
                before: ids(&self.before),
                after: ids(&self.after),
            }),
            Operation::SessionTypes { person, site } => Recalled::SessionTypes(Change {
                target: SessionTypesOf {
                    person: person.clone(),
                    site: site.clone(),
                },
                before: ids(&self.before),
                after: ids(&self.after),
            }),
            Operation::SiteRole { person, site } => Recalled::SiteRole(Change {
                target: SiteRoleOf {
                    person: person.clone(),
                    site: site.clone(),
                },
                before: ids(&self.before),
                after: ids(&self.after),
            }),
            Operation::Profile { person } => profile(person, Aspect::Profile),
            Operation::SignIn { person } => profile(person, Aspect::SignIn),
        }
    }

    fn to_json(&self) -> Value {
        let site = match &self.operation {
            Operation::SessionTypes { site, .. } | Operation::SiteRole { site, .. } => {
                site.as_str().into()
            }
            _ => Value::Null,
        };
        json!({
            "what": self.operation.key(),
            "person": self.operation.person().as_str(),
            "site": site,
            "before": self.before,
            "after": self.after,
            "sent": self.sent,
        })
    }

    fn from_json(value: &Value) -> Option<Self> {
        let text = |name| value.get(name)?.as_str().filter(|text| !text.is_empty());
        let person = PersonId::from(text("person")?);
        let operation = match text("what")? {
            "licenses" => Operation::Licenses { person },
            "sessionTypes" => Operation::SessionTypes {
                person,
                site: SiteUrl::from(text("site")?),
            },
            "siteRole" => Operation::SiteRole {
                person,
                site: SiteUrl::from(text("site")?),
            },
            "profile" => Operation::Profile { person },
            "signIn" => Operation::SignIn { person },
            _ => return None,
        };
        let whole = matches!(
            operation,
            Operation::Profile { .. } | Operation::SignIn { .. }
        );
        let members = |name| {
            let members = members(value.get(name)?)?;
            (!whole || Profile::of_marks(&members).is_some()).then_some(members)
        };
        Some(Self {
            operation,
            before: members("before")?,
            after: members("after")?,
            sent: value.get("sent")?.as_bool()?,
        })
    }
}

fn ids<I: Ord + for<'a> From<&'a str>>(members: &BTreeSet<String>) -> BTreeSet<I> {
    set_of(members.iter().map(|id| I::from(id)))
}

fn members(value: &Value) -> Option<BTreeSet<String>> {
    let member = |id: &Value| id.as_str().map(str::to_owned);
    let members: Option<Vec<_>> = value.as_array()?.iter().map(member).collect();
    members.map(set_of)
}

/// The text for session storage; `None` when no write is under way.
pub fn to_text(records: &[Record]) -> Option<String> {
    if records.is_empty() {
        return None;
    }
    let writes: Vec<Value> = records.iter().map(Record::to_json).collect();
    Some(json!({ "version": VERSION, "writes": writes }).to_string())
}

/// Reads what [`to_text`] wrote. `None` when it is anything else, or one record of it is: half a journal would hide a write.
pub fn from_text(text: &str) -> Option<Vec<Record>> {
    if text.len() > SIZE_LIMIT {
        return None;
    }
    let journal: Map<String, Value> = serde_json::from_str(text).ok()?;
    if journal.get("version")?.as_i64()? != VERSION {
        return None;
    }
    let writes = journal.get("writes")?.as_array()?;
    writes.iter().map(Record::from_json).collect()
}

#[cfg(test)]
mod tests;

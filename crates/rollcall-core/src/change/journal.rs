//! The journal of writes in progress, from which the next start of the tab reports their outcomes.
//!
//! One JSON text in session storage: ids, digests of texts, the operation and how far it was. No names and no tokens;
//! of a person who is being created, the address, without which nothing could be looked up. What is read is checked as
//! strictly as an answer from the network: anybody with the developer tools can write into session storage.

use super::creation::CreationOf;
use super::deletion::{Belonging, DeletionOf};
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
    /// The account of a person, to be deleted.
    Deletion {
        /// Whose.
        person: PersonId,
    },
    /// A new person.
    Creation {
        /// The address, which is all that is known of somebody without an id.
        email: String,
    },
}

impl Operation {
    /// Who is changed; `None` for somebody new, who has no id yet.
    pub const fn person(&self) -> Option<&PersonId> {
        match self {
            Self::Creation { .. } => None,
            Self::Licenses { person }
            | Self::SessionTypes { person, .. }
            | Self::SiteRole { person, .. }
            | Self::Profile { person }
            | Self::SignIn { person }
            | Self::Deletion { person } => Some(person),
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
            Self::Deletion { .. } => "deletion",
            Self::Creation { .. } => "creation",
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

impl Recorded for DeletionOf {
    fn operation(&self) -> Operation {
        Operation::Deletion {
            person: self.person.clone(),
        }
    }

    fn members(value: &BTreeSet<Belonging>) -> BTreeSet<String> {
        set_of(value.iter().map(ToString::to_string))
    }
}

impl Recorded for CreationOf {
    fn operation(&self) -> Operation {
        Operation::Creation {
            email: self.email.clone(),
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
    /// Of an account.
    Deletion(Change<DeletionOf>),
    /// Of a new person.
    Creation(Change<CreationOf>),
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
        // Members that are no marks were refused when the journal was read.
        let value = |members| Profile::of_marks(members).unwrap_or_default();
        let profile = |person: &PersonId, aspect| {
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
            Operation::Deletion { person } => Recalled::Deletion(Change {
                target: DeletionOf {
                    person: person.clone(),
                },
                before: ids(&self.before),
                after: ids(&self.after),
            }),
            Operation::Creation { email } => Recalled::Creation(Change {
                target: CreationOf {
                    email: email.clone(),
                },
                before: value(&self.before),
                after: value(&self.after),
            }),
        }
    }

    fn to_json(&self) -> Value {
        let site = match &self.operation {
            Operation::SessionTypes { site, .. } | Operation::SiteRole { site, .. } => {
                site.as_str().into()
            }
            _ => Value::Null,
        };
        let person = match &self.operation {
            Operation::Creation { email } => Some(email.as_str()),
            other => other.person().map(PersonId::as_str),
        };
        json!({
            "what": self.operation.key(),
            "person": person,
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
            "deletion" => Operation::Deletion { person },
            "creation" => Operation::Creation {
                email: person.to_string(),
            },
            _ => return None,
        };
        let whole = matches!(
            operation,
            Operation::Profile { .. } | Operation::SignIn { .. } | Operation::Creation { .. }
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

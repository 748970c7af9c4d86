//! The journal of writes in progress, from which the next start of the tab reports their outcomes.
//!
//! One JSON text in session storage: ids, digests of texts, the operation and how far it was. No names and no tokens; for
//! a new person, also the address, which is needed to look up the result, and for a tracking code its name. What is read is checked as
//! strictly as an answer from the network: anybody with the developer tools can write into session storage.

use super::{AnyTarget, Change, CodeKey, Operation, Stage};
use crate::sets::{Set, set_of};
use serde_json::{Map, Value, json};
use webex_api::{PersonId, SiteUrl, json_text};

/// Version of the form; another one is not read.
const VERSION: i64 = 2;
/// The longest text that is read, in bytes.
const SIZE_LIMIT: usize = 64 * 1024;

/// One write under way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// What it changes.
    pub operation: Operation,
    /// The members that were there.
    pub before: Set<String>,
    /// The members that are wanted.
    pub after: Set<String>,
    /// Whether the write left for Webex. Until then nothing can have changed.
    pub sent: bool,
}

impl Record {
    /// A write that begins.
    pub fn of(change: &Change<AnyTarget>) -> Self {
        Self {
            operation: change.target.operation(),
            before: change.before.members(),
            after: change.after.members(),
            sent: false,
        }
    }

    /// The write has come so far. What left cannot be called back.
    pub fn reach(&mut self, stage: Stage) {
        self.sent |= stage != Stage::Reading;
    }

    /// Restores the change, to look back at it.
    pub fn recall(&self) -> Change<AnyTarget> {
        let target = AnyTarget::of(&self.operation);
        Change {
            before: target.value_of(&self.before),
            after: target.value_of(&self.after),
            target,
        }
    }

    fn to_json(&self) -> Value {
        let site = match &self.operation {
            Operation::SessionTypes { site, .. }
            | Operation::SiteRole { site, .. }
            | Operation::SiteCode { site, .. } => site.as_str().into(),
            _ => Value::Null,
        };
        let license = match &self.operation {
            Operation::CallingLicense { license, .. } => license.as_str().into(),
            _ => Value::Null,
        };
        let person = match &self.operation {
            Operation::Creation { email } => Some(email.as_str()),
            Operation::SiteCode { code, .. } => Some(match code {
                CodeKey::New(name) => name.as_str(),
                CodeKey::Known(id) => id.as_str(),
            }),
            other => other.person().map(PersonId::as_str),
        };
        json!({
            "what": self.operation.key(),
            "person": person,
            "site": site,
            "license": license,
            "before": self.before.to_json(),
            "after": self.after.to_json(),
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
            "callingLicense" => Operation::CallingLicense {
                person,
                license: text("license")?.into(),
            },
            "profile" => Operation::Profile { person },
            "signIn" => Operation::SignIn { person },
            "deletion" => Operation::Deletion { person },
            "newSiteCode" => Operation::SiteCode {
                site: SiteUrl::from(text("site")?),
                code: CodeKey::New(person.to_string()),
            },
            "siteCode" => Operation::SiteCode {
                site: SiteUrl::from(text("site")?),
                code: CodeKey::Known(person.as_str().into()),
            },
            "creation" => Operation::Creation {
                email: person.to_string(),
            },
            _ => return None,
        };
        let target = AnyTarget::of(&operation);
        let members = |name| {
            let members = members(value.get(name)?)?;
            // Members of another kind would restore another value.
            (target.value_of(&members).members() == members).then_some(members)
        };
        Some(Self {
            operation,
            before: members("before")?,
            after: members("after")?,
            sent: value.get("sent")?.as_bool()?,
        })
    }
}

fn members(value: &Value) -> Option<Set<String>> {
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
    Some(json_text(&json!({ "version": VERSION, "writes": writes })))
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

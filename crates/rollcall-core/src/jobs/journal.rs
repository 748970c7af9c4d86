//! The journal of a job: append-only, one [`Entry`] for each thing that must survive a closed tab.
//!
//! It contains row numbers, ids, digests of texts and outcomes: no names, addresses or tokens. An entry is one line of JSON.
//! Folded into a [`Progress`], the entries say what a screen shows and where a resumed job continues. Any prefix of a journal is a
//! valid one: whatever was lost at its end is read back.

mod endings;
mod progress;

#[cfg(test)]
mod tests;

pub use progress::{Progress, RowState, Standing};

use serde_json::Value;
use time::OffsetDateTime;

use super::ending::Ending;
use super::json::{object, text_or_null};
use crate::change::Verdict;
use crate::sets::Set;

/// Version of the form; another one is not read.
const VERSION: u64 = 1;

/// Why a job pauses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// The administrator wanted it.
    Asked,
    /// Many rows in a row were refused the same way.
    SameRefusals {
        /// The HTTP status of the refusals.
        status: Option<u16>,
    },
    /// So many attempts failed that Webex seems to be unavailable.
    Outage,
    /// The sign-in has ended, or is about to.
    SignInEnded,
    /// The journal could not be stored. What the job does from here on would be lost with the page.
    NotStored,
    /// The first rows, which the administrator wanted to see before the rest, are over.
    FirstRows,
    /// The page was closed. Never recorded: a journal that ends while the job runs means this.
    Interrupted,
}

impl Why {
    /// Its name in a record.
    const fn key(self) -> &'static str {
        match self {
            Self::Asked => "asked",
            Self::SameRefusals { .. } => "sameRefusals",
            Self::Outage => "outage",
            Self::SignInEnded => "signInEnded",
            Self::NotStored => "notStored",
            Self::FirstRows => "firstRows",
            Self::Interrupted => "interrupted",
        }
    }
}

fn number_or_null(number: Option<u16>) -> Value {
    number.map_or(Value::Null, Value::from)
}

/// One thing that happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Entry {
    /// The job began.
    Begun {
        /// The hash of its plan ([`Plan::hash`](super::plan::Plan::hash)), as text.
        plan: String,
    },
    /// A row is about to be sent. From here on it may have been carried out.
    Started {
        /// Which row.
        row: u32,
        /// The members of the value before, if it was read when the row ran.
        before: Option<Set<String>>,
    },
    /// What was started was not carried out, and will not be. The row waits again.
    NotDone {
        /// Which row.
        row: u32,
    },
    /// A row is over.
    Ended {
        /// Which row.
        row: u32,
        /// How.
        ending: Ending,
    },
    /// The job pauses.
    Paused(Why),
    /// The job goes on.
    Continued,
    /// The administrator ended the job. Rows that were not started are not run.
    Cancelled,
    /// Every row is over, or is not run.
    Finished,
}

impl Entry {
    /// Returns the line of JSON, without a line break.
    pub fn to_line(&self) -> String {
        match self {
            Self::Begun { plan } => object(vec![
                ("version", VERSION.into()),
                ("plan", plan.as_str().into()),
            ]),
            Self::Started { row, before } => {
                let before = before.as_ref().map_or(Value::Null, Set::to_json);
                object(vec![("started", (*row).into()), ("before", before)])
            }
            Self::NotDone { row } => object(vec![("notDone", (*row).into())]),
            Self::Ended { row, ending } => object(vec![
                ("ended", (*row).into()),
                ("verdict", ending.verdict.key().into()),
                ("status", number_or_null(ending.status)),
                ("code", text_or_null(ending.code.as_deref())),
                ("trackingId", text_or_null(ending.tracking_id.as_deref())),
                ("missing", ending.missing.to_json()),
                ("at", milliseconds(ending.at).into()),
            ]),
            Self::Paused(why) => {
                let mut members = vec![("paused", why.key().into())];
                if let Why::SameRefusals { status } = why {
                    members.push(("status", number_or_null(*status)));
                }
                object(members)
            }
            Self::Continued => "continued".into(),
            Self::Cancelled => "cancelled".into(),
            Self::Finished => "finished".into(),
        }
        .to_string()
    }

    /// Reads what [`Entry::to_line`] wrote. `None` if it is anything else, such as a line that was cut off.
    pub fn from_line(line: &str) -> Option<Self> {
        let value: Value = serde_json::from_str(line).ok()?;
        if let Some(word) = value.as_str() {
            return match word {
                "continued" => Some(Self::Continued),
                "cancelled" => Some(Self::Cancelled),
                "finished" => Some(Self::Finished),
                _ => None,
            };
        }
        let row = |name: &str| u32::try_from(value.get(name)?.as_u64()?).ok();
        let text = |name: &str| optional(&value, name, |value| value.as_str().map(str::to_owned));
        let status = || {
            optional(&value, "status", |value| {
                value.as_u64().and_then(|status| u16::try_from(status).ok())
            })
        };
        if let Some(version) = value.get("version") {
            let plan = text("plan")??;
            return (version.as_u64()? == VERSION).then_some(Self::Begun { plan });
        }
        if let Some(why) = value.get("paused") {
            return Some(Self::Paused(match why.as_str()? {
                "asked" => Why::Asked,
                "sameRefusals" => Why::SameRefusals { status: status()? },
                "outage" => Why::Outage,
                "signInEnded" => Why::SignInEnded,
                "notStored" => Why::NotStored,
                "firstRows" => Why::FirstRows,
                "interrupted" => Why::Interrupted,
                _ => return None,
            }));
        }
        if let Some(row) = row("started") {
            let before = optional(&value, "before", members)?;
            return Some(Self::Started { row, before });
        }
        if let Some(row) = row("notDone") {
            return Some(Self::NotDone { row });
        }
        let ending = Ending {
            verdict: Verdict::from_key(value.get("verdict")?.as_str()?)?,
            status: status()?,
            code: text("code")?,
            tracking_id: text("trackingId")?,
            missing: members(value.get("missing")?)?,
            at: moment(value.get("at")?.as_i64()?)?,
        };
        let row = row("ended")?;
        Some(Self::Ended { row, ending })
    }
}

/// Reads a member that may be null. `None` if it is neither null nor of the expected type.
fn optional<T>(
    value: &Value,
    name: &str,
    read: impl FnOnce(&Value) -> Option<T>,
) -> Option<Option<T>> {
    match value.get(name)? {
        Value::Null => Some(None),
        value => read(value).map(Some),
    }
}

fn members(value: &Value) -> Option<Set<String>> {
    let mut members = Set::new();
    for id in value.as_array()? {
        members.insert(id.as_str()?.to_owned());
    }
    Some(members)
}

fn milliseconds(at: OffsetDateTime) -> i64 {
    // The years of a date, up to 9999, fit.
    i64::try_from(at.unix_timestamp_nanos() / 1_000_000).unwrap_or(i64::MAX)
}

fn moment(milliseconds: i64) -> Option<OffsetDateTime> {
    OffsetDateTime::from_unix_timestamp_nanos(i128::from(milliseconds) * 1_000_000).ok()
}

//! Source rows, what is known when they are planned, and why one is refused.

use webex_api::{License, LicenseId, OrgId, PersonId};

use crate::change::clashes::Clash;
use crate::change::same_as::Concern;
use crate::change::{AnyTarget, AnyValue};
use crate::jobs::edit::Edit;

/// What is loaded already.
pub trait Known {
    /// Whether the organisation has this person.
    fn has(&self, person: &PersonId) -> bool;

    /// The present value, if it is loaded. Of a profile it is never used, because a plan keeps no texts of people.
    fn value(&self, target: &AnyTarget) -> Option<AnyValue>;
}

/// What is known when a job is planned.
pub struct Facts<'a> {
    /// The licence pools of the organisation.
    pub pools: &'a [License],
    /// The organisation. Without it, no licence counts as another organisation's.
    pub home: Option<&'a OrgId>,
    /// The administrator who is signed in.
    pub me: Option<&'a PersonId>,
    /// Those who may change everything in the organisation; empty if it is not known. The last of them is never locked out.
    pub full_admins: &'a [PersonId],
    /// People and their values.
    pub known: &'a dyn Known,
}

/// A source row: what is to be done, to whom.
#[derive(Clone, Debug, PartialEq)]
pub struct Wish {
    /// Line of the source, from 1.
    pub line: u32,
    /// The person; `None` if the source names an unknown person, or the row creates one.
    pub person: Option<PersonId>,
    /// What is to be done.
    pub edit: Edit,
}

impl Wish {
    /// Reads a row of a file of results: its line, the cells "Person ID" and "Instruction". `None` if the instruction is none.
    pub fn from_cells(line: u32, person_id: &str, instruction: &str) -> Option<Self> {
        let instruction = serde_json::from_str(instruction).ok()?;
        let person = person_id.trim();
        Some(Self {
            line,
            person: (!person.is_empty()).then(|| person.into()),
            edit: Edit::from_json(&instruction)?,
        })
    }
}

/// Why a row is not in the plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The organisation has no such person.
    UnknownPerson,
    /// An earlier line asks for the same.
    Duplicate {
        /// That line.
        of: u32,
    },
    /// An earlier line asks for something else that cannot be done beside this.
    Contradicts {
        /// That line.
        line: u32,
    },
    /// The licence cannot be given or taken away this way, for example because it belongs to another organisation.
    License {
        /// Which.
        license: LicenseId,
        /// Why; one that leaves out ([`Concern::leaves_out`]).
        concern: Concern,
    },
    /// Webex would refuse the licences that the person would have.
    Clash(Clash),
    /// The administrator who is signed in would lock themselves out, or end their own session.
    Oneself,
    /// Nobody who may change everything would be left.
    LastAdministrator,
    /// The plan is full: it has 4 GiB of ids.
    TooMany,
}

/// A source row that is not in the plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// Line of the source.
    pub line: u32,
    /// Why.
    pub reason: Reason,
}

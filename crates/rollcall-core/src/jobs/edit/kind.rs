//! [`Kind`]: what a kind of job says about itself. Each kind implements it in a file of its own.

use crate::sets::Set;

use crate::jobs::json::object;
use serde_json::Value;
use webex_api::{LicenseId, PersonId, SiteUrl};

use super::Step;
use crate::change::{AnyTarget, AnyValue, DiffLine};

/// What an edit writes. Two edits of the same area of a person cannot be in one job.
#[derive(Clone, Copy, Debug)]
pub enum Area<'a> {
    /// Licences, and attendee accounts.
    Licenses,
    /// The session types on one site.
    SessionTypes(&'a SiteUrl),
    /// The tracking codes on one site.
    TrackingCodes(&'a SiteUrl),
    /// Texts of the profile.
    Profile,
    /// Whether the person may sign in.
    SignIn,
    /// The sessions.
    Sessions,
    /// The whole account. Excludes every other area.
    Account,
}

impl Area<'_> {
    pub(super) fn excludes(self, other: Self) -> bool {
        match (self, other) {
            (Self::Account, _) | (_, Self::Account) => true,
            (Self::SessionTypes(site), Self::SessionTypes(other))
            | (Self::TrackingCodes(site), Self::TrackingCodes(other)) => site.is_same(other),
            _ => std::mem::discriminant(&self) == std::mem::discriminant(&other),
        }
    }
}

/// One kind of edit.
pub(super) trait Kind: Sized {
    /// Its name in files and records.
    const KEY: &'static str;

    /// Whether a row may be sent again by itself after an attempt of which it is not known whether Webex received it.
    const REPEATS: bool = true;

    /// Whether the edit contains texts about people, such as names. A plan with such edits is as personal as a list of people.
    const TEXTS: bool = false;

    /// Whether a plan keeps the value before. Otherwise it is read when the row runs.
    const KEEPS_BEFORE: bool = true;

    /// Returns what is changed if `person` is edited.
    fn target(&self, person: PersonId) -> AnyTarget;

    /// Returns the value that the edit makes of `before`, or `None` if `before` is a value of another kind.
    fn after(&self, before: &AnyValue) -> Option<AnyValue>;

    /// Returns the edit that takes this one back where it was made to `before`, without the parts that are `missing`, because they were
    /// never made ([`AnyField::key`](crate::change::AnyField::key)). `None`, the default, if that is not possible.
    fn opposite(&self, _before: &AnyValue, _missing: &Set<String>) -> Option<Self> {
        None
    }

    /// Returns what the edit writes.
    fn area(&self) -> Area<'_>;

    /// Returns when the row runs.
    fn step(&self, before: Option<&AnyValue>) -> Step;

    /// Returns the licences that the edit gives or takes away. If `before` is not known, these are all that it names.
    fn license_lines(&self, _before: Option<&AnyValue>) -> Vec<DiffLine<LicenseId>> {
        Vec::new()
    }

    /// Whether the value read when the row runs is the one that the edit was decided on, as far as the edit itself says.
    fn fits(&self, _before: &AnyValue) -> bool {
        true
    }

    /// Returns the members of the value before that a journal records: enough to compare, and no texts about people.
    fn recorded(&self, before: &AnyValue) -> Set<String> {
        before.members()
    }

    /// Whether administrators who do this to themselves lock themselves out.
    fn locks_out(&self) -> bool {
        false
    }

    /// Whether it must not be done to oneself.
    fn spares_oneself(&self) -> bool {
        self.locks_out()
    }

    /// The address of the person, if the edit creates one.
    fn creates(&self) -> Option<&str> {
        None
    }

    /// The site that it is about.
    fn site(&self) -> Option<&SiteUrl> {
        None
    }

    /// Returns the members of an object in a saved plan, none by default; [`Kind::from_json`] is the inverse.
    fn to_json(&self) -> Value {
        object(Vec::new())
    }

    /// Reads an edit of a saved plan. `None` if it is anything else.
    fn from_json(value: &Value) -> Option<Self>;
}

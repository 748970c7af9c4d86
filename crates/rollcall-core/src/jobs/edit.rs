//! [`Edit`]: what a row of a job does, without saying to whom.
//!
//! A kind of job is one file here that implements `Kind`, and its line in the table of [`Edit`].

mod addresses;
mod creation;
mod deletion;
mod kind;
mod licenses;
mod members;
mod profile;
mod session_types;
mod sessions;
mod sign_in;
mod site_role;
mod step;
mod tracking_codes;

#[cfg(test)]
mod tests;

pub use addresses::Addresses;
pub use creation::Creation;
pub use deletion::Deletion;
pub use kind::Area;
pub use members::Members;
pub use profile::{FieldEdit, Profile};
pub use session_types::SessionTypes;
pub use sessions::Sessions;
pub use sign_in::SignIn;
pub use site_role::{NewRole, SiteRole};
pub use step::Step;
pub use tracking_codes::{CodeEdit, TrackingCodes};

use crate::sets::Set;

use serde_json::Value;
use webex_api::{LicenseId, PersonId, SiteUrl};

use crate::change::{AnyTarget, AnyValue, Change, DiffLine};
use kind::Kind;

/// Defines [`Edit`] from its kinds, and hands each question to the kind.
macro_rules! edits {
    ($($(#[$about:meta])* $kind:ident($of:ty),)+) => {
        /// What a row does. The value that it leads to depends on the value before.
        #[derive(Clone, Debug, PartialEq, Eq, Hash)]
        pub enum Edit {
            $($(#[$about])* $kind($of),)+
        }

        $(
            impl From<$of> for Edit {
                fn from(of: $of) -> Self {
                    Self::$kind(of)
                }
            }
        )+

        impl Edit {
            /// Returns what is changed if `person` is edited.
            pub fn target(&self, person: PersonId) -> AnyTarget {
                match self { $(Self::$kind(of) => of.target(person),)+ }
            }

            /// Returns the value that the edit makes of `before`, or `None` if `before` is a value of another kind.
            pub fn after(&self, before: &AnyValue) -> Option<AnyValue> {
                match self { $(Self::$kind(of) => of.after(before),)+ }
            }

            /// Returns the edit that takes this one back where it was made to `before`, except for the parts that are `missing`
            /// ([`AnyField::key`](crate::change::AnyField::key)): only what it changed, and nothing else. `None` if that is not possible.
            pub fn opposite(&self, before: &AnyValue, missing: &Set<String>) -> Option<Self> {
                match self { $(Self::$kind(of) => of.opposite(before, missing).map(Self::$kind),)+ }
            }

            /// Returns what it writes.
            pub fn area(&self) -> Area<'_> {
                match self { $(Self::$kind(of) => of.area(),)+ }
            }

            /// Its name in files and records.
            pub fn key(&self) -> &'static str {
                match self { $(Self::$kind(_) => <$of as Kind>::KEY,)+ }
            }

            /// Whether it may be sent again by itself after an attempt of which it is not known whether Webex received it.
            pub fn repeats(&self) -> bool {
                match self { $(Self::$kind(_) => <$of as Kind>::REPEATS,)+ }
            }

            /// Whether it contains texts about people, such as names.
            pub fn has_texts(&self) -> bool {
                match self { $(Self::$kind(_) => <$of as Kind>::TEXTS,)+ }
            }

            /// Whether administrators who do this to themselves lock themselves out.
            pub fn locks_out(&self) -> bool {
                match self { $(Self::$kind(of) => of.locks_out(),)+ }
            }

            /// Whether it must not be done to oneself.
            pub fn spares_oneself(&self) -> bool {
                match self { $(Self::$kind(of) => of.spares_oneself(),)+ }
            }

            /// The address of the person, if the edit creates one.
            pub fn creates(&self) -> Option<&str> {
                match self { $(Self::$kind(of) => of.creates(),)+ }
            }

            /// The site that it is about.
            pub fn site(&self) -> Option<&SiteUrl> {
                match self { $(Self::$kind(of) => of.site(),)+ }
            }

            /// Whether a plan keeps the value before.
            pub(super) fn keeps_before(&self) -> bool {
                match self { $(Self::$kind(_) => <$of as Kind>::KEEPS_BEFORE,)+ }
            }

            /// Whether the value read when the row runs is the one that the edit was decided on, as far as the edit itself says.
            pub(super) fn fits(&self, before: &AnyValue) -> bool {
                match self { $(Self::$kind(of) => of.fits(before),)+ }
            }

            /// Returns the members of the value before that a journal records.
            pub(super) fn recorded(&self, before: &AnyValue) -> Set<String> {
                match self { $(Self::$kind(of) => of.recorded(before),)+ }
            }

            /// Returns the licences that the edit gives or takes away. If `before` is not known, these are all that it names.
            pub(super) fn license_lines(&self, before: Option<&AnyValue>) -> Vec<DiffLine<LicenseId>> {
                match self { $(Self::$kind(of) => of.license_lines(before),)+ }
            }

            /// Returns when the row runs.
            pub(super) fn step(&self, before: Option<&AnyValue>) -> Step {
                match self { $(Self::$kind(of) => of.step(before),)+ }
            }

            /// Returns the form in a saved plan; [`Edit::from_json`] is the inverse.
            pub(in crate::jobs) fn to_json(&self) -> Value {
                let mut json = match self { $(Self::$kind(of) => of.to_json(),)+ };
                if let Value::Object(members) = &mut json {
                    members.insert("what".to_owned(), self.key().into());
                }
                json
            }

            /// Reads an edit of a saved plan. `None` if it is anything else.
            pub(in crate::jobs) fn from_json(value: &Value) -> Option<Self> {
                let what = value.get("what")?.as_str()?;
                $(
                    if what == <$of as Kind>::KEY {
                        return <$of as Kind>::from_json(value).map(Self::$kind);
                    }
                )+
                None
            }
        }
    };
}

edits! {
    /// Changes the licences of a person.
    Licenses(Members<LicenseId>),
    /// Changes the role of a person on a site.
    SiteRole(SiteRole),
    /// Changes the session types of a person on one site.
    SessionTypes(SessionTypes),
    /// Sets tracking codes of a person on one site.
    TrackingCodes(TrackingCodes),
    /// Changes texts of a person's profile.
    Profile(Profile),
    /// Creates a person.
    Creation(Creation),
    /// Lets a person sign in, or prevents it.
    SignIn(SignIn),
    /// Takes alternate addresses of a domain away.
    Addresses(Addresses),
    /// Ends the sessions of a person.
    Sessions(Sessions),
    /// Deletes a person.
    Deletion(Deletion),
}

impl Edit {
    /// Returns the change that edits `person`, or `None` if `before` is a value of another kind.
    pub fn change(&self, person: PersonId, before: AnyValue) -> Option<Change<AnyTarget>> {
        Some(Change {
            target: self.target(person),
            after: self.after(&before)?,
            before,
        })
    }

    /// Whether the row of this edit cannot be prepared or run beside one with `other` for the same person: both write the same
    /// value, or one of them ends the account.
    pub(super) fn excludes(&self, other: &Self) -> bool {
        self.area().excludes(other.area())
    }
}

//! [`AnyValue`] and [`AnyField`]: the values of everything that can be changed, and their parts.

use super::super::DiffLine;
use super::super::deletion::Belonging;
use super::super::profile::{Field, Part, Profile};
use super::super::site_code::{CodePart, SiteCode};
use super::super::site_role::SiteRight;
use super::super::tracking_codes::CodeValue;
use crate::sets::{Set, set_of};
use std::fmt;
use webex_api::{AuthorizationId, LicenseId, SessionTypeId};

/// Defines an enum of kinds, with conversions from what each kind holds and back. Back, another kind is the error.
macro_rules! kinds {
    (
        $(#[$about:meta])*
        pub enum $any:ident {
            $($(#[$kind_is:meta])* $kind:ident($of:ty),)+
        }
    ) => {
        $(#[$about])*
        pub enum $any {
            $($(#[$kind_is])* $kind($of),)+
        }

        $(
            impl From<$of> for $any {
                fn from(of: $of) -> Self {
                    Self::$kind(of)
                }
            }

            impl TryFrom<$any> for $of {
                type Error = $any;

                fn try_from(any: $any) -> Result<Self, $any> {
                    match any {
                        $any::$kind(of) => Ok(of),
                        other => Err(other),
                    }
                }
            }
        )+
    };
}
pub(super) use kinds;

kinds! {
    /// The whole of what is changed.
    #[derive(Clone, Debug, PartialEq)]
    pub enum AnyValue {
        /// The licences of a person.
        Licenses(Set<LicenseId>),
        /// The session types of a person on one site.
        SessionTypes(Set<SessionTypeId>),
        /// The licences and attendee accounts of a person.
        SiteRights(Set<SiteRight>),
        /// A person as a whole; one who does not exist is empty.
        Profile(Profile),
        /// The licences of an account; `None` once it is gone.
        Account(Option<Set<LicenseId>>),
        /// The authorizations of a person.
        Sessions(Set<AuthorizationId>),
        /// The tracking codes of a person on one site.
        TrackingCodes(Set<CodeValue>),
        /// A tracking code of a site.
        SiteCode(SiteCode),
    }
}

impl AnyValue {
    /// The members for a record, as Webex writes their ids.
    pub fn members(&self) -> Set<String> {
        match self {
            Self::Licenses(ids) => texts(ids),
            Self::SessionTypes(ids) => texts(ids),
            Self::SiteRights(rights) => texts(rights),
            Self::Sessions(ids) => texts(ids),
            Self::TrackingCodes(codes) => texts(codes),
            Self::SiteCode(code) => code.marks(),
            Self::Profile(profile) => profile.marks(),
            Self::Account(None) => Set::new(),
            Self::Account(Some(held)) => {
                let mut members = texts(held);
                members.insert(Belonging::Account.to_string());
                members
            }
        }
    }
}

kinds! {
    /// One part of a value.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum AnyField {
        /// One licence.
        License(LicenseId),
        /// One session type.
        SessionType(SessionTypeId),
        /// A licence or an attendee account.
        SiteRight(SiteRight),
        /// One part of a person.
        Profile(Field),
        /// The account, or a licence that ends with it.
        Belonging(Belonging),
        /// One authorization.
        Session(AuthorizationId),
        /// A tracking code with its value.
        TrackingCode(CodeValue),
        /// One part of a tracking code of a site.
        SiteCode(CodePart),
    }
}

impl AnyField {
    /// Identifies the part within its value, without texts of people.
    pub fn key(&self) -> String {
        match self {
            Self::Profile(field) => match field.part.is_list() {
                // The mark, because a person can have several.
                true => [field.part.key(), "=", field.mark()].concat(),
                false => field.part.key().to_owned(),
            },
            other => other.to_string(),
        }
    }

    /// The licence whose pool gains or loses a seat by this line.
    pub fn license(&self) -> Option<LicenseId> {
        match self {
            Self::License(id)
            | Self::SiteRight(SiteRight::License(id))
            | Self::Belonging(Belonging::License(id)) => Some(id.clone()),
            Self::Profile(field) if field.part == Part::License => field.either().map(Into::into),
            Self::SessionType(_)
            | Self::Session(_)
            | Self::TrackingCode(_)
            | Self::SiteCode(_)
            | Self::SiteRight(SiteRight::Attendee(_))
            | Self::Profile(_)
            | Self::Belonging(Belonging::Account) => None,
        }
    }
}

/// Writes what the field itself writes.
impl fmt::Display for AnyField {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::License(id) => id.fmt(f),
            Self::SessionType(id) => id.fmt(f),
            Self::SiteRight(right) => right.fmt(f),
            Self::Profile(field) => field.fmt(f),
            Self::Belonging(belonging) => belonging.fmt(f),
            Self::Session(id) => id.fmt(f),
            Self::TrackingCode(code) => code.fmt(f),
            Self::SiteCode(part) => part.fmt(f),
        }
    }
}

/// Converts lines of one kind of field.
pub fn any_lines<F: Into<AnyField>>(lines: Vec<DiffLine<F>>) -> Vec<DiffLine<AnyField>> {
    let any = |line: DiffLine<F>| DiffLine {
        kind: line.kind,
        field: line.field.into(),
    };
    lines.into_iter().map(any).collect()
}

fn texts<F: fmt::Display>(members: &Set<F>) -> Set<String> {
    set_of(members.iter().map(ToString::to_string))
}

pub(super) fn ids<I: Ord + for<'a> From<&'a str>>(members: &Set<String>) -> Set<I> {
    set_of(members.iter().map(|id| I::from(id)))
}

pub(super) fn account(members: &Set<String>) -> Option<Set<LicenseId>> {
    let account = Belonging::Account.to_string();
    let held = members.iter().filter(|id| **id != account);
    members
        .contains(&account)
        .then(|| set_of(held.map(|id| LicenseId::from(&**id))))
}

pub(super) fn profile(members: &Set<String>) -> Profile {
    Profile::of_marks(members).unwrap_or_default()
}

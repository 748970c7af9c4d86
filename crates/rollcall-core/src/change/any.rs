//! [`AnyTarget`]: everything that can be changed, as one type.
//!
//! The app makes every change through it. So the path of a write and the form of a change are compiled once, and changes of several
//! kinds can stand in one list.

mod boxed;
mod value;

#[cfg(test)]
mod tests;

pub use value::{AnyField, AnyValue, any_lines};

use super::calling_license::CallingLicenseOf;
use super::creation::CreationOf;
use super::deletion::DeletionOf;
use super::licenses::LicensesOf;
use super::operation::Operation;
use super::profile::{Aspect, ProfileOf};
use super::session_types::SessionTypesOf;
use super::sessions::SessionsOf;
use super::site_code::{SiteCode, SiteCodeOf};
use super::site_role::SiteRoleOf;
use super::target::{Target, WriteReply, map_reply};
use super::tracking_codes::TrackingCodesOf;
use super::{Change, DiffLine};
use crate::sets::Set;
use value::{account, ids, kinds, profile};
use webex_api::{ApiError, Client, ErrorKind, LocalBoxFuture, Reach, Reply};

kinds! {
    /// A change's target. Each kind has its own type of value; values of different kinds have no difference.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum AnyTarget {
        /// The licences of a person.
        Licenses(LicensesOf),
        /// The session types of a person on one site.
        SessionTypes(SessionTypesOf),
        /// The role of a person on one site.
        SiteRole(SiteRoleOf),
        /// A Calling licence of a person with its number.
        CallingLicense(CallingLicenseOf),
        /// A person's profile, or whether they may sign in.
        Profile(ProfileOf),
        /// The account of a person, to be deleted.
        Deletion(DeletionOf),
        /// A new person.
        Creation(CreationOf),
        /// The authorizations of a person, to be ended.
        Sessions(SessionsOf),
        /// The tracking codes of a person on one site.
        TrackingCodes(TrackingCodesOf),
        /// A tracking code of a site.
        SiteCode(SiteCodeOf),
    }
}

impl AnyTarget {
    /// The operation that identifies the target in records and in the list of writes.
    pub fn operation(&self) -> Operation {
        match self {
            Self::Licenses(LicensesOf { person, .. }) => Operation::Licenses {
                person: person.clone(),
            },
            Self::SessionTypes(SessionTypesOf { person, site }) => Operation::SessionTypes {
                person: person.clone(),
                site: site.clone(),
            },
            Self::SiteRole(SiteRoleOf { person, site }) => Operation::SiteRole {
                person: person.clone(),
                site: site.clone(),
            },
            Self::CallingLicense(CallingLicenseOf { person, license }) => {
                Operation::CallingLicense {
                    person: person.clone(),
                    license: license.clone(),
                }
            }
            Self::Profile(ProfileOf { person, aspect }) => {
                let person = person.clone();
                match aspect {
                    Aspect::Profile => Operation::Profile { person },
                    Aspect::SignIn => Operation::SignIn { person },
                }
            }
            Self::Deletion(DeletionOf { person }) => Operation::Deletion {
                person: person.clone(),
            },
            Self::Creation(CreationOf { email }) => Operation::Creation {
                email: email.clone(),
            },
            Self::TrackingCodes(TrackingCodesOf { person, site }) => Operation::TrackingCodes {
                person: person.clone(),
                site: site.clone(),
            },
            Self::Sessions(SessionsOf { person }) => Operation::Sessions {
                person: person.clone(),
            },
            Self::SiteCode(SiteCodeOf { site, code }) => Operation::SiteCode {
                site: site.clone(),
                code: code.clone(),
            },
        }
    }

    /// The target of an operation.
    pub(super) fn of(operation: &Operation) -> Self {
        match operation.clone() {
            Operation::Licenses { person } => LicensesOf { person, org: None }.into(),
            Operation::SessionTypes { person, site } => SessionTypesOf { person, site }.into(),
            Operation::SiteRole { person, site } => SiteRoleOf { person, site }.into(),
            Operation::CallingLicense { person, license } => {
                CallingLicenseOf { person, license }.into()
            }
            Operation::Profile { person } => {
                let aspect = Aspect::Profile;
                ProfileOf { person, aspect }.into()
            }
            Operation::SignIn { person } => {
                let aspect = Aspect::SignIn;
                ProfileOf { person, aspect }.into()
            }
            Operation::Deletion { person } => DeletionOf { person }.into(),
            Operation::Creation { email } => CreationOf { email }.into(),
            Operation::Sessions { person } => SessionsOf { person }.into(),
            Operation::TrackingCodes { person, site } => TrackingCodesOf { person, site }.into(),
            Operation::SiteCode { site, code } => SiteCodeOf { site, code }.into(),
        }
    }

    /// Creates a value from its members ([`AnyValue::members`]). Members of another kind of value give an empty one.
    pub(crate) fn value_of(&self, members: &Set<String>) -> AnyValue {
        match self {
            Self::Licenses(_) => AnyValue::Licenses(ids(members)),
            Self::SessionTypes(_) => AnyValue::SessionTypes(ids(members)),
            Self::SiteRole(_) => AnyValue::SiteRights(ids(members)),
            Self::Sessions(_) => AnyValue::Sessions(ids(members)),
            Self::TrackingCodes(_) => AnyValue::TrackingCodes(ids(members)),
            Self::SiteCode(_) => AnyValue::SiteCode(SiteCode::of_marks(members)),
            Self::Deletion(_) => AnyValue::Account(account(members)),
            Self::CallingLicense(_) | Self::Profile(_) | Self::Creation(_) => {
                AnyValue::Profile(profile(members))
            }
        }
    }
}

/// Compiled once.
fn read<'a>(
    target: &'a AnyTarget,
    client: &'a Client,
) -> LocalBoxFuture<'a, Result<Reply<AnyValue>, ApiError>> {
    use AnyTarget as T;
    Box::pin(async move {
        Ok(match target {
            T::Licenses(of) => map_reply(of.read(client).await?, AnyValue::from),
            T::SessionTypes(of) => map_reply(of.read(client).await?, AnyValue::from),
            T::SiteRole(of) => map_reply(of.read(client).await?, AnyValue::from),
            T::CallingLicense(of) => map_reply(of.read(client).await?, AnyValue::from),
            T::Profile(of) => map_reply(of.read(client).await?, AnyValue::from),
            T::Deletion(of) => map_reply(of.read(client).await?, AnyValue::from),
            T::Creation(of) => map_reply(of.read(client).await?, AnyValue::from),
            T::Sessions(of) => map_reply(of.read(client).await?, AnyValue::from),
            T::TrackingCodes(of) => map_reply(of.read(client).await?, AnyValue::from),
            T::SiteCode(of) => map_reply(of.read(client).await?, AnyValue::from),
        })
    })
}

/// Compiled once.
fn write<'a>(
    target: &'a AnyTarget,
    client: &'a Client,
    before: &'a AnyValue,
    after: &'a AnyValue,
) -> LocalBoxFuture<'a, Result<WriteReply, ApiError>> {
    use AnyTarget as T;
    use AnyValue as V;
    Box::pin(async move {
        match (target, before, after) {
            (T::Licenses(of), V::Licenses(before), V::Licenses(after)) => {
                of.write(client, before, after).await
            }
            (T::SessionTypes(of), V::SessionTypes(before), V::SessionTypes(after)) => {
                of.write(client, before, after).await
            }
            (T::SiteRole(of), V::SiteRights(before), V::SiteRights(after)) => {
                of.write(client, before, after).await
            }
            (T::CallingLicense(of), V::Profile(before), V::Profile(after)) => {
                of.write(client, before, after).await
            }
            (T::Profile(of), V::Profile(before), V::Profile(after)) => {
                of.write(client, before, after).await
            }
            (T::Deletion(of), V::Account(before), V::Account(after)) => {
                of.write(client, before, after).await
            }
            (T::Creation(of), V::Profile(before), V::Profile(after)) => {
                of.write(client, before, after).await
            }
            (T::Sessions(of), V::Sessions(before), V::Sessions(after)) => {
                of.write(client, before, after).await
            }
            (T::TrackingCodes(of), V::TrackingCodes(before), V::TrackingCodes(after)) => {
                of.write(client, before, after).await
            }
            (T::SiteCode(of), V::SiteCode(before), V::SiteCode(after)) => {
                of.write(client, before, after).await
            }
            // Never reached: such values have no difference, so nothing is sent.
            _ => Err(
                ApiError::new(ErrorKind::Invalid, "change", "values of another kind")
                    .with_reach(Reach::NotSent),
            ),
        }
    })
}

impl Target for AnyTarget {
    type Value = AnyValue;
    type Field = AnyField;

    async fn read(&self, client: &Client) -> Result<Reply<AnyValue>, ApiError> {
        read(self, client).await
    }

    async fn write(
        &self,
        client: &Client,
        before: &AnyValue,
        after: &AnyValue,
    ) -> Result<WriteReply, ApiError> {
        write(self, client, before, after).await
    }

    fn diff(before: &AnyValue, after: &AnyValue) -> Vec<DiffLine<AnyField>> {
        use AnyValue as V;
        match (before, after) {
            (V::Licenses(before), V::Licenses(after)) => any_lines(LicensesOf::diff(before, after)),
            (V::SessionTypes(before), V::SessionTypes(after)) => {
                any_lines(SessionTypesOf::diff(before, after))
            }
            (V::SiteRights(before), V::SiteRights(after)) => {
                any_lines(SiteRoleOf::diff(before, after))
            }
            (V::Profile(before), V::Profile(after)) => any_lines(ProfileOf::diff(before, after)),
            (V::Account(before), V::Account(after)) => any_lines(DeletionOf::diff(before, after)),
            (V::Sessions(before), V::Sessions(after)) => any_lines(SessionsOf::diff(before, after)),
            (V::TrackingCodes(before), V::TrackingCodes(after)) => {
                any_lines(TrackingCodesOf::diff(before, after))
            }
            (V::SiteCode(before), V::SiteCode(after)) => any_lines(SiteCodeOf::diff(before, after)),
            _ => Vec::new(),
        }
    }

    fn rebased(before: &AnyValue, after: &AnyValue, now: &AnyValue) -> AnyValue {
        use AnyValue as V;
        match (before, after, now) {
            (V::Licenses(before), V::Licenses(after), V::Licenses(now)) => {
                LicensesOf::rebased(before, after, now).into()
            }
            (V::SessionTypes(before), V::SessionTypes(after), V::SessionTypes(now)) => {
                SessionTypesOf::rebased(before, after, now).into()
            }
            (V::SiteRights(before), V::SiteRights(after), V::SiteRights(now)) => {
                SiteRoleOf::rebased(before, after, now).into()
            }
            (V::Profile(before), V::Profile(after), V::Profile(now)) => {
                ProfileOf::rebased(before, after, now).into()
            }
            (V::Account(before), V::Account(after), V::Account(now)) => {
                DeletionOf::rebased(before, after, now).into()
            }
            (V::Sessions(before), V::Sessions(after), V::Sessions(now)) => {
                SessionsOf::rebased(before, after, now).into()
            }
            (V::TrackingCodes(before), V::TrackingCodes(after), V::TrackingCodes(now)) => {
                TrackingCodesOf::rebased(before, after, now).into()
            }
            (V::SiteCode(before), V::SiteCode(after), V::SiteCode(now)) => {
                SiteCodeOf::rebased(before, after, now).into()
            }
            _ => now.clone(),
        }
    }

    fn curl(&self, client: &Client, before: &AnyValue, after: &AnyValue) -> Option<String> {
        use AnyValue as V;
        match (self, before, after) {
            (Self::Licenses(of), V::Licenses(before), V::Licenses(after)) => {
                of.curl(client, before, after)
            }
            (Self::SessionTypes(of), V::SessionTypes(before), V::SessionTypes(after)) => {
                of.curl(client, before, after)
            }
            (Self::SiteRole(of), V::SiteRights(before), V::SiteRights(after)) => {
                of.curl(client, before, after)
            }
            (Self::CallingLicense(of), V::Profile(before), V::Profile(after)) => {
                of.curl(client, before, after)
            }
            (Self::Profile(of), V::Profile(before), V::Profile(after)) => {
                of.curl(client, before, after)
            }
            (Self::Deletion(of), V::Account(before), V::Account(after)) => {
                of.curl(client, before, after)
            }
            (Self::Creation(of), V::Profile(before), V::Profile(after)) => {
                of.curl(client, before, after)
            }
            (Self::Sessions(of), V::Sessions(before), V::Sessions(after)) => {
                of.curl(client, before, after)
            }
            (Self::TrackingCodes(of), V::TrackingCodes(before), V::TrackingCodes(after)) => {
                of.curl(client, before, after)
            }
            (Self::SiteCode(of), V::SiteCode(before), V::SiteCode(after)) => {
                of.curl(client, before, after)
            }
            _ => None,
        }
    }

    fn brings(&self, line: &DiffLine<AnyField>, asked: &[DiffLine<AnyField>]) -> bool {
        let Self::CallingLicense(of) = self else {
            return false;
        };
        let part = |line: &DiffLine<AnyField>| {
            let field = line.field.clone().try_into().ok()?;
            let kind = line.kind;
            Some(DiffLine { kind, field })
        };
        let asked: Vec<_> = asked.iter().filter_map(part).collect();
        part(line).is_some_and(|line| of.brings(&line, &asked))
    }
}

impl<T> Change<T>
where
    T: Target + Into<AnyTarget>,
    T::Value: Into<AnyValue>,
{
    /// Converts the change into one of any target.
    pub fn into_any(self) -> Change<AnyTarget> {
        Change {
            target: self.target.into(),
            before: self.before.into(),
            after: self.after.into(),
        }
    }
}

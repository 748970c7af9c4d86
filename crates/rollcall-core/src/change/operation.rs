//! [`Operation`]: identifies what a write changes.

use super::site_code::CodeKey;
use webex_api::{LicenseId, PersonId, SiteUrl};

/// Identifies what a write changes. At most one write of each runs at a time.
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
    /// A Webex Calling licence with its number.
    CallingLicense {
        /// Who gets it.
        person: PersonId,
        /// Which licence.
        license: LicenseId,
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
        /// The address. A new person has no id yet.
        email: String,
    },
    /// The tracking codes of a person on one site.
    TrackingCodes {
        /// Whose.
        person: PersonId,
        /// Where.
        site: SiteUrl,
    },
    /// A tracking code of a site.
    SiteCode {
        /// Where.
        site: SiteUrl,
        /// Which one.
        code: CodeKey,
    },
    /// The authorizations of a person.
    Sessions {
        /// Whose.
        person: PersonId,
    },
}

impl Operation {
    /// The person who is changed; `None` for a new one, who has no id yet, and for what belongs to a site.
    pub const fn person(&self) -> Option<&PersonId> {
        match self {
            Self::Creation { .. } | Self::SiteCode { .. } => None,
            Self::Licenses { person }
            | Self::SessionTypes { person, .. }
            | Self::SiteRole { person, .. }
            | Self::CallingLicense { person, .. }
            | Self::Profile { person }
            | Self::SignIn { person }
            | Self::TrackingCodes { person, .. }
            | Self::Deletion { person }
            | Self::Sessions { person } => Some(person),
        }
    }

    /// Its name in the journal.
    pub(super) const fn key(&self) -> &'static str {
        match self {
            Self::Licenses { .. } => "licenses",
            Self::SessionTypes { .. } => "sessionTypes",
            Self::SiteRole { .. } => "siteRole",
            Self::CallingLicense { .. } => "callingLicense",
            Self::Profile { .. } => "profile",
            Self::SignIn { .. } => "signIn",
            Self::Deletion { .. } => "deletion",
            Self::Creation { .. } => "creation",
            Self::Sessions { .. } => "sessions",
            Self::TrackingCodes { .. } => "trackingCodes",
            Self::SiteCode { code, .. } => match code {
                CodeKey::New(_) => "newSiteCode",
                CodeKey::Known(_) => "siteCode",
            },
        }
    }
}

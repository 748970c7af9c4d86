//! The forms that open over a page and have addresses of their own.

use std::fmt;

use webex_api::{LicenseId, SiteUrl, TrackingCodeId};

use super::segment::write_segment;

/// A form over the page of a person.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum PersonForm {
    /// The person's profile.
    Profile,
    /// Whether the person may sign in.
    SignIn,
    /// The question whether to delete the person.
    Delete,
    /// The person's role on one site.
    SiteRole {
        /// The site.
        site: SiteUrl,
    },
    /// A Webex Calling licence to add, with its number.
    CallingLicense {
        /// The licence.
        license: LicenseId,
    },
    /// Licences and session types from a model person.
    SameAs,
    /// The person's licences.
    Licenses,
    /// The person's session types on one site.
    SessionTypes {
        /// The site.
        site: SiteUrl,
    },
}

/// Writes what follows the address of the person.
impl fmt::Display for PersonForm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Profile => f.write_str("/profile"),
            Self::SignIn => f.write_str("/sign-in"),
            Self::Delete => f.write_str("/delete"),
            Self::SameAs => f.write_str("/same-as"),
            Self::Licenses => f.write_str("/licenses"),
            Self::SiteRole { site } => {
                f.write_str("/sites/")?;
                write_segment(f, site.as_str())
            }
            Self::CallingLicense { license } => {
                f.write_str("/calling/")?;
                write_segment(f, license.as_str())
            }
            Self::SessionTypes { site } => {
                f.write_str("/session-types/")?;
                write_segment(f, site.as_str())
            }
        }
    }
}

/// A form over the page of a meeting site.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum CodeForm {
    /// A new tracking code.
    New,
    /// A tracking code to change.
    Edit {
        /// Which one.
        code: TrackingCodeId,
    },
    /// The question whether to delete a tracking code.
    Delete {
        /// Which one.
        code: TrackingCodeId,
    },
}

/// Writes what follows the address of the site.
impl fmt::Display for CodeForm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::New => f.write_str("/new-code"),
            Self::Edit { code } => {
                f.write_str("/codes/")?;
                write_segment(f, code.as_str())
            }
            Self::Delete { code } => {
                f.write_str("/codes/")?;
                write_segment(f, code.as_str())?;
                f.write_str("/delete")
            }
        }
    }
}

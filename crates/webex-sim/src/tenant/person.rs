//! One person, stored compactly so that 100,000 of them need little memory.

use std::sync::Arc;

use crate::auth::roles::RoleSet;
use crate::ids::Uuid;
use crate::tenant::extras::Extras;
use crate::tenant::license::LicenseSet;
use crate::tenant::site::MAX_SITES;

/// Presence in Webex's spelling. The enum's other values never occur here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Presence {
    Active,
    Call,
    DoNotDisturb,
    Inactive,
    Meeting,
    OutOfOffice,
    Pending,
    Presenting,
    Unknown,
}

impl Presence {
    pub(crate) const ALL: [Self; 9] = [
        Self::Active,
        Self::Call,
        Self::DoNotDisturb,
        Self::Inactive,
        Self::Meeting,
        Self::OutOfOffice,
        Self::Pending,
        Self::Presenting,
        Self::Unknown,
    ];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Active => "active",
            Self::Call => "call",
            Self::DoNotDisturb => "DoNotDisturb",
            Self::Inactive => "inactive",
            Self::Meeting => "meeting",
            Self::OutOfOffice => "OutOfOffice",
            Self::Pending => "pending",
            Self::Presenting => "presenting",
            Self::Unknown => "unknown",
        }
    }
}

#[derive(Clone, Debug)]
pub(crate) struct Person {
    pub(crate) uuid: Uuid,
    /// The primary address.
    pub(crate) email: Box<str>,
    pub(crate) display_name: Box<str>,
    pub(crate) first_name: Option<Box<str>>,
    pub(crate) last_name: Option<Box<str>>,
    pub(crate) department: Option<Arc<str>>,
    pub(crate) title: Option<Arc<str>>,
    pub(crate) timezone: Option<Arc<str>>,
    pub(crate) licenses: LicenseSet,
    pub(crate) roles: RoleSet,
    /// One bit for each site on which the person is an attendee.
    pub(crate) attendee: u8,
    /// One bit for each site that `siteUrls` lists plainly although no licence makes the person a host there.
    pub(crate) plain_sites: u8,
    /// Index of the preferred site.
    pub(crate) preferred_site: u8,
    /// One bit per session type, for each site.
    pub(crate) session_types: [u16; MAX_SITES],
    /// Whether a directory provides the person. No member of the API says so.
    pub(crate) synced: bool,
    pub(crate) login_enabled: bool,
    pub(crate) invite_pending: bool,
    pub(crate) presence: Presence,
    /// Seconds since 1970, like the next two.
    pub(crate) created: i64,
    pub(crate) modified: i64,
    pub(crate) last_activity: Option<i64>,
    /// Details that few people have.
    pub(crate) extras: Option<Box<Extras>>,
}

impl Person {
    /// Iterates over all addresses, the primary one first.
    pub(crate) fn emails(&self) -> impl Iterator<Item = &str> {
        let more = self
            .extras
            .iter()
            .flat_map(|extras| extras.more_emails.iter());
        std::iter::once(&*self.email).chain(more.map(|email| &**email))
    }

    /// Returns the extras for writing, creating them if necessary.
    pub(crate) fn extras_mut(&mut self) -> &mut Extras {
        self.extras.get_or_insert_default()
    }

    pub(crate) fn is_attendee(&self, site: usize) -> bool {
        self.attendee & (1 << site) != 0
    }
}

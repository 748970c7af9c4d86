//! Licence pools and sets of licences.

use crate::ids::Uuid;

/// A set of a tenant's licences, one bit each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct LicenseSet(pub(crate) u64);

impl LicenseSet {
    pub(crate) fn has(self, index: usize) -> bool {
        self.0 & (1 << index) != 0
    }

    pub(crate) fn insert(&mut self, index: usize) {
        self.0 |= 1 << index;
    }

    pub(crate) fn remove(&mut self, index: usize) {
        self.0 &= !(1 << index);
    }

    pub(crate) fn indices(self) -> impl Iterator<Item = usize> {
        (0..64).filter(move |index| self.has(*index))
    }
}

/// What kind of licence it is, as far as Webex has rules about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Family {
    /// Implicit; the free counterpart of paid messaging.
    FreeMessaging,
    /// Implicit; the free counterpart of paid meetings.
    FreeMeetings,
    /// Implicit; cannot be removed (700006).
    ScreenShare,
    Messaging,
    Meetings,
    /// Only one per person (400413).
    Webinar,
    CallingProfessional,
    CallingStandard,
    AttendantConsole,
    CxEssentials,
    /// Cannot be managed for individual users (400118).
    Messenger,
    /// A free licence that is assigned and removed like a paid one.
    Companion,
}

/// How the organisation obtained a pool.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Contract {
    Bought,
    Trial,
    /// Has no subscription.
    Free,
}

impl Family {
    /// Whether Webex itself assigns the licence to everyone.
    pub(crate) fn implicit(self) -> bool {
        matches!(
            self,
            Self::FreeMessaging | Self::FreeMeetings | Self::ScreenShare
        )
    }

    /// Whether the licence requires a phone number or an extension.
    pub(crate) fn calling(self) -> bool {
        matches!(self, Self::CallingProfessional | Self::CallingStandard)
    }
}

#[derive(Clone, Debug)]
pub(crate) struct License {
    pub(crate) uuid: Uuid,
    pub(crate) prefix: &'static str,
    /// Set by [`crate::tenant::Tenant::set_id_form`].
    pub(crate) id: String,
    pub(crate) name: String,
    /// The name before 26 January 2026, if it was different.
    pub(crate) old_name: Option<&'static str>,
    pub(crate) family: Family,
    pub(crate) contract: Contract,
    /// The size of the pool. `None` means unlimited, which Webex writes as -1.
    pub(crate) total: Option<u32>,
    /// Whether an unlimited pool is shown with as many units as are in use.
    pub(crate) grows: bool,
    /// Units held by people, kept up to date by [`crate::tenant::Tenant`].
    pub(crate) users: u32,
    /// Units held by workspaces.
    pub(crate) workspaces: u32,
    /// `Sub-…`. A free pool shows it only if a switch is on.
    pub(crate) subscription: String,
    /// `trialSub.…`, shown by trials.
    pub(crate) trial: String,
    /// Index of the site, for meeting licences.
    pub(crate) site: Option<usize>,
}

impl License {
    pub(crate) fn consumed(&self) -> u32 {
        self.users + self.workspaces
    }

    /// Whether another unit is available.
    pub(crate) fn has_free(&self) -> bool {
        self.total.is_none_or(|total| self.consumed() < total)
    }
}

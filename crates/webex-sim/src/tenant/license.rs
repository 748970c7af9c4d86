//! Licence pools and sets of licences.

use crate::ids::Uuid;

/// A set of licences of one tenant, a bit each.
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

/// What a licence is, as far as Webex has rules about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Family {
    /// Implicit; the counterpart of paid messaging.
    FreeMessaging,
    /// Implicit; the counterpart of paid meetings.
    FreeMeetings,
    /// Implicit; cannot be removed (700006).
    ScreenShare,
    Messaging,
    Meetings,
    /// Only one of them for each person (400413).
    Webinar,
    CallingProfessional,
    CallingStandard,
    AttendantConsole,
    CxEssentials,
    /// Cannot be managed for single users (400118).
    Messenger,
    /// A free licence that is given and taken like a bought one.
    Companion,
}

/// How an organisation came to a pool.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Contract {
    Bought,
    Trial,
    /// Without a subscription.
    Free,
}

impl Family {
    /// Assigned by Webex itself to everybody.
    pub(crate) fn implicit(self) -> bool {
        matches!(
            self,
            Self::FreeMessaging | Self::FreeMeetings | Self::ScreenShare
        )
    }

    /// Wants a phone number or an extension.
    pub(crate) fn calling(self) -> bool {
        matches!(self, Self::CallingProfessional | Self::CallingStandard)
    }
}

/// A pool of licences.
#[derive(Clone, Debug)]
pub(crate) struct License {
    pub(crate) uuid: Uuid,
    pub(crate) prefix: &'static str,
    /// Written by [`crate::tenant::Tenant::spell_ids`].
    pub(crate) id: String,
    pub(crate) name: String,
    /// The name before 26 January 2026, where it was another.
    pub(crate) old_name: Option<&'static str>,
    pub(crate) family: Family,
    pub(crate) contract: Contract,
    /// `None` is without limit, which Webex writes as -1.
    pub(crate) total: Option<u32>,
    /// Without limit, and yet shown with as many units as are in use.
    pub(crate) grows: bool,
    /// Units that people hold; kept true by [`crate::tenant::Tenant`].
    pub(crate) users: u32,
    /// Units that workspaces hold.
    pub(crate) workspaces: u32,
    /// `Sub-…`, which a free pool shows by a switch only.
    pub(crate) subscription: String,
    /// `trialSub.…`, which a trial shows.
    pub(crate) trial: String,
    /// Index of the site, for meeting licences.
    pub(crate) site: Option<usize>,
}

impl License {
    pub(crate) fn consumed(&self) -> u32 {
        self.users + self.workspaces
    }

    /// Whether one more unit can be had.
    pub(crate) fn has_free(&self) -> bool {
        self.total.is_none_or(|total| self.consumed() < total)
    }
}

//! Licence pools and sets of licences.

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
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) family: Family,
    /// `None` is without limit, which Webex writes as -1.
    pub(crate) total: Option<u32>,
    /// Units that people hold; kept true by [`crate::tenant::Tenant`].
    pub(crate) users: u32,
    /// Units that workspaces hold.
    pub(crate) workspaces: u32,
    pub(crate) subscription: String,
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

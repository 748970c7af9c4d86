//! The roles of an organisation. The names come from the documentation, which has no complete list.

use crate::auth::Need;

/// Role names; the index is the bit in [`RoleSet`].
pub(crate) const NAMES: [&str; 9] = [
    "Full Administrator",
    "Read-only Administrator",
    "User Administrator",
    "Device Administrator",
    "Support Administrator",
    "Location Administrator",
    "Compliance Officer",
    "External Full Administrator",
    "External Read-only Administrator",
];

/// The keys inside role ids, in the same order as [`NAMES`]. The keys of an organisation's own administrators are
/// documented or were recorded; the others are invented in the same style.
pub(crate) const KEYS: [&str; 9] = [
    "id_full_admin",
    "id_readonly_admin",
    "id_user_admin",
    "id_device_admin",
    "id_support_admin",
    "id_location_admin",
    "id_compliance_officer",
    "id_external_full_admin",
    "id_external_readonly_admin",
];

/// The roles of one person, one bit each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct RoleSet(pub(crate) u16);

impl RoleSet {
    pub(crate) const NONE: Self = Self(0);
    pub(crate) const FULL: Self = Self(1);
    pub(crate) const READ_ONLY: Self = Self(1 << 1);
    pub(crate) const USER: Self = Self(1 << 2);
    const DEVICE: u16 = 1 << 3;
    const COMPLIANCE: u16 = 1 << 6;
    const EXTERNAL_FULL: u16 = 1 << 7;
    const EXTERNAL_READ_ONLY: u16 = 1 << 8;

    pub(crate) fn has(self, index: usize) -> bool {
        self.0 & (1 << index) != 0
    }

    pub(crate) fn indices(self) -> impl Iterator<Item = usize> {
        (0..NAMES.len()).filter(move |index| self.has(*index))
    }

    /// Whether the person holds any administrator role. Compliance officers do not count: they read content, not the
    /// directory.
    pub(crate) fn any_admin(self) -> bool {
        self.0 & !Self::COMPLIANCE != 0
    }

    pub(crate) fn full_admin(self) -> bool {
        self.0 & (Self::FULL.0 | Self::EXTERNAL_FULL) != 0
    }

    pub(crate) fn meets(self, need: Need) -> bool {
        match need {
            Need::Anyone => true,
            Need::AnyAdmin => self.any_admin(),
            Need::IdentityReader => {
                const READERS: u16 = RoleSet::READ_ONLY.0 | RoleSet::USER.0 | RoleSet::DEVICE;
                self.full_admin() || self.0 & (READERS | Self::EXTERNAL_READ_ONLY) != 0
            }
            Need::TokenAdmin => self.full_admin() || self.0 & (Self::USER.0 | Self::DEVICE) != 0,
            Need::UserAdmin => self.full_admin() || self.0 & Self::USER.0 != 0,
            Need::FullAdmin => self.full_admin(),
        }
    }
}

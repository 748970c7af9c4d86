//! Licences: the pools of `/licenses`, and their assignment with `PATCH /licenses/users`.

mod assign;
mod license;
mod read;

pub use assign::{
    AccountType, AssignLicenses, LicenseOperation, LicenseProperties, LicenseRequest, SiteAccount,
    SiteAccountRequest, UserLicenses,
};
pub use license::{AssignedUser, License, LicenseWithUsers, SiteType};
pub use read::{GetLicense, ListLicenses};

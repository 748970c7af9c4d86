//! The role that a person has on each meeting site, and changing it.

mod card;
mod form;

pub use card::SiteRolesCard;
pub use form::ChangeSiteRolePage;

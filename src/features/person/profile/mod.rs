//! Who the person is, and changing it.

mod card;
mod fields;
mod form;

pub use card::ProfileCard;
pub use form::ChangeProfilePage;

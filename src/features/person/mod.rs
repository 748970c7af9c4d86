//! One person: who they are, what they may administer, what they have.

mod account;
mod calling_license;
mod copying;
mod delete;
mod head;
mod licenses;
mod page;
mod profile;
mod roles;
mod same_as;
mod session_types;
mod sign_in;
mod site_role;
mod site_section;
mod sites;
mod states;
mod whole_person;

pub use calling_license::CallingLicensePage;
pub use delete::DeletePersonPage;
pub use licenses::ChangeLicensesPage;
pub use page::PersonPage;
pub use profile::ChangeProfilePage;
pub use same_as::SameAsPage;
pub use session_types::ChangeSessionTypesPage;
pub use sign_in::ChangeSignInPage;
pub use site_role::ChangeSiteRolePage;

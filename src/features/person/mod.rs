//! One person: who they are, what they may administer, what they have.

mod head;
mod licenses;
mod page;
mod profile;
mod roles;
mod session_types;
mod site_section;
mod sites;
mod states;

pub use licenses::ChangeLicensesPage;
pub use page::PersonPage;
pub use session_types::ChangeSessionTypesPage;

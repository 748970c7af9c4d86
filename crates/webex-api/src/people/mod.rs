//! People: the Person object and the operations of `/people`.

mod contact;
mod create;
mod delete;
mod get;
mod list;
mod person;
mod sites;
mod update;

pub use contact::{Address, PhoneNumber};
pub use create::CreatePerson;
pub use delete::DeletePerson;
pub use get::{GetLicensesOfPerson, GetMe, GetPerson};
pub use list::ListPeople;
pub use person::{Person, PersonStatus};
pub use sites::SiteOfPerson;
pub use update::{NotReplaceable, UpdatePerson};

#[cfg(test)]
mod tests;

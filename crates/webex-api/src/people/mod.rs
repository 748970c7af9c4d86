//! People: the Person object and the operations of `/people`.

mod get;
mod list;
mod person;
mod update;

pub use get::{GetMe, GetPerson};
pub use list::{ListPeople, Page};
pub use person::{Address, Person, PersonStatus, PhoneNumber};
pub use update::UpdatePerson;

#[cfg(test)]
mod tests;

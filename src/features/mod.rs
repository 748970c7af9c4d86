//! The screens, one folder for each noun of the product.

pub mod about;
pub mod access_denied;
pub mod activity;
pub mod add_person;
pub mod file_doctor;
pub mod jobs;
pub mod licenses;
pub mod meetings;
pub mod overview;
pub mod palette;
pub mod people;
pub mod person;
pub mod scopes;
pub mod shell;
pub mod sign_in;
pub mod token;
pub mod xml;

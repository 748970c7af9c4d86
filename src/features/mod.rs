//! The screens, one folder for each noun of the product.

pub mod licenses;
pub mod meetings;
pub mod people;
pub mod person;
pub mod shell;
pub mod sign_in;

//! The screens, one folder for each noun of the product, and [`change`]: the form that every write goes through.

pub mod change;
pub mod licenses;
pub mod meetings;
pub mod people;
pub mod person;
pub mod refused;
pub mod scopes;
pub mod shell;
pub mod sign_in;
pub mod token;

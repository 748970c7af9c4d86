//! Requests of the XML API as text to edit, and what an answer says.
//!
//! The ten operations of Cisco's guide are here as text; a test compares each with what the typed operation sends. Nothing here
//! knows a ticket or a token: a text has a placeholder, which the client fills in when it sends.

mod answer;
mod template;
#[cfg(test)]
mod tests;

pub use answer::{Answer, Branch, MOST_SHOWN, Said};
pub use template::{TEMPLATES, Template, may_change};

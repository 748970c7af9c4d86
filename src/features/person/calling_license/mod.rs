//! A Webex Calling licence for a person, with a phone number or an extension.

mod fields;
mod form;

pub use form::CallingLicensePage;

//! The Meetings XML service, as far as the session ticket: `POST /WBXService/XMLService`.

mod authenticate_user;
mod element;
mod envelope;
mod reader;
pub(crate) mod service;

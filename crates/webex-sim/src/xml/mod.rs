//! The Meetings XML service (`POST /WBXService/XMLService`). Only the session ticket is simulated.

pub(crate) mod address;
mod authenticate_user;
mod element;
mod envelope;
mod reader;
pub(crate) mod service;

//! The Meetings XML service (`POST /WBXService/XMLService`): the same organisation as REST.

mod account;
pub(crate) mod address;
mod authenticate_user;
mod create_user;
mod delete_users;
mod element;
pub(crate) mod envelope;
mod form;
mod get_me;
mod get_site;
mod get_user;
mod list_meeting_types;
mod list_users;
mod privileges;
mod reader;
mod request;
pub(crate) mod service;
mod set_user;
pub(crate) mod tickets;

//! The pure domain of Rollcall: what the app knows without a browser.
//!
//! Nothing here touches the platform. Time comes from [`webex_api::Clock`] or as an argument, the network from
//! [`webex_api::Client`], and what a session needs of a browser through the ports of [`session::runtime`]. So everything
//! in this crate is tested on the host, most of it against the simulated Webex.
//!
//! - [`config`]: what `config.json` may say, and what it may not.
//! - [`csv`]: CSV files that a spreadsheet opens without running anything in them.
//! - [`files`]: files that an administrator brings along, as rows about people.
//! - [`fold`]: the forms of a text in which case and accents do not count.
//! - [`grid`]: people and session types, edited by hand before a job is planned.
//! - [`scopes`]: which OAuth scopes the app asks for, and for which feature.
//! - [`health`]: the state of an organisation as an HTML file.
//! - [`licenses`]: licence pools and who holds a licence.
//! - [`meetings`]: the meeting sites of an organisation.
//! - [`naming`]: names for licences and session types, instead of their ids.
//! - [`number`]: formats numbers, with thousands separators and the right form of the noun.
//! - [`passport`]: what may be said of a token without showing it.
//! - [`refusal`]: why Webex refused a call.
//! - [`release`]: the files of a copy of the app, compared with those of a release.
//! - [`revocation`]: ending the tokens of an integration at Webex.
//! - [`session`]: signing in, staying signed in and signing out: the machine, and the runtime that does what it decides.
//! - [`sets`]: fills sets without sorting first.
//! - [`steady_clock`]: a clock that is not set back.
//! - [`route`]: the addresses of the app, and where a sign-in may lead back to.
//! - [`people`]: the compact directory of an organisation's people.
//! - [`visible`]: text in which nothing hides.
//! - [`window`]: which rows of a long table are on screen.
//! - [`change`]: the one way to write, and its outcomes.
//! - [`jobs`]: many changes in one go: planned, run, recorded and resumed.
//! - [`xml_console`]: requests of the XML API to edit, and what answers say.
//! - [`xml_ticket`]: the session ticket of the XML API.
#![cfg_attr(test, allow(clippy::unwrap_used, reason = "tests fail by panicking"))]

pub mod change;
pub mod config;
pub mod csv;
pub mod files;
pub mod fold;
pub mod grid;
pub mod health;
mod interner;
pub mod jobs;
pub mod licenses;
pub mod meetings;
pub mod moment;
pub mod naming;
pub mod number;
pub mod passport;
pub mod people;
pub mod refusal;
pub mod release;
pub mod revocation;
pub mod route;
pub mod scopes;
pub mod session;
pub mod sets;
pub mod sort;
pub mod steady_clock;
pub mod visible;
pub mod window;
pub mod xml_console;
pub mod xml_ticket;

//! Tests of the simulator through its only entry point, `handle`.
#![allow(clippy::unwrap_used, reason = "tests fail by panicking")]

mod ask;
mod authorizations;
mod bearer;
mod clients;
mod command_line;
mod controls;
mod cors;
mod create_and_delete;
mod delivery;
mod directory;
mod error_bodies;
mod faults;
mod faults_of_headers;
mod faults_of_rows;
mod holds;
mod hostile;
mod implicit;
mod ledger;
mod license_rules;
mod licenses;
mod oauth;
mod oauth_authorize;
mod openid;
mod paging;
#[cfg(feature = "server")]
mod program;
mod rate;
mod readonly;
mod recorded;
mod refresh;
mod scim;
mod scopes;
mod session_types;
mod sites;
mod small_lists;
mod synced;
mod tenant;
mod tracking_codes;
mod tracking_rules;
mod units;
mod update;
mod xml;
mod xml_operations;

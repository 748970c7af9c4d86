//! The client and the domain against the simulated Webex, in one process, on virtual time.
//!
//! What was sent is read from the simulator's ledger, never from the client.
#![allow(clippy::unwrap_used, reason = "tests fail by panicking")]

mod away;
mod browser;
mod calling_license;
mod clock;
mod faults;
mod holders;
mod jobs;
mod licenses;
mod listing;
mod lying_lists;
mod no_life;
mod people;
mod profile;
mod read_only;
mod revoking;
mod session_types;
mod shared_sign_in;
mod sign_in;
mod sign_in_methods;
mod site_codes;
mod site_role;
mod tab;
mod tasks;
mod tokens;
mod transport;
mod typed;
mod world;
mod xml;

//! The client and the domain against the simulated Webex, in one process, on virtual time.
//!
//! What was sent is read from the simulator's ledger, never from the client.
#![allow(clippy::unwrap_used, reason = "tests fail by panicking")]

mod away;
mod browser;
mod clock;
mod family;
mod faults;
mod licences;
mod listing;
mod no_life;
mod revoking;
mod session_types;
mod sign_in;
mod tab;
mod tasks;
mod tokens;
mod transport;
mod ways_in;
mod world;

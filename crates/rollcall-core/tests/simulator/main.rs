//! The client and the domain against the simulated Webex, in one process, on virtual time.
//!
//! What was sent is read from the simulator's ledger, never from the client.
#![allow(clippy::unwrap_used, reason = "tests fail by panicking")]

mod clock;
mod faults;
mod licences;
mod listing;
mod session_driver;
mod session_types;
mod sign_in;
mod tokens;
mod transport;
mod world;

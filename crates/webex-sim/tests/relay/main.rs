//! The configurations in `deploy/`, started as they are with Debian's nginx and Caddy in front of the simulator, and
//! with Apache, which serves only the app. Only
//! names, ports, folders and the certificate are replaced.
//!
//! Each test of the relay runs with both servers. What they pass on is seen by a recorder in the place of Webex; what arrives at the
//! simulator is read from its ledger.
#![allow(clippy::unwrap_used, reason = "tests fail by panicking")]

mod app;
mod attacks;
mod http;
mod proxies;
mod recorder;
mod simulator;
mod works;

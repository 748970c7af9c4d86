//! The demo organisation: the simulated Webex in a worker of the page, without a network.
//!
//! `cargo xtask dist` and `serve` compile this crate to a wasm module of its own, which the page fetches only when a person opens the
//! demo. [`Demo`] is the organisation with its administrator's sign-in; [`exports`] is what the worker calls.

#![cfg_attr(test, allow(clippy::unwrap_used, reason = "tests fail by panicking"))]

mod answer;
mod demo;
pub mod exports;
mod faults;
mod sign_in;

pub use answer::{Answer, Fate};
pub use demo::Demo;
pub use faults::Fault;
pub use sign_in::{Page, SignIn};

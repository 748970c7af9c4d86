//! Rollcall in the browser: what a person sees, and the platform beneath it.
//!
//! Who may know whom: [`features`] know [`data`], [`session`], [`navigator`] and [`ui`]; `data` and `session` know the client and
//! the domain crates; only [`browser`] names the platform; [`ui`] knows neither the API nor the routes.

#![cfg_attr(test, allow(clippy::unwrap_used, reason = "tests fail by panicking"))]

pub mod app;
pub mod browser;
pub mod data;
pub mod features;
pub mod navigator;
pub mod session;
pub mod ui;

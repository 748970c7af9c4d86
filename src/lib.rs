//! Rollcall in the browser: what a person sees, and the platform beneath it.
//!
//! Dependencies point one way: [`features`] use [`components`], which use [`data`], [`session`], [`navigator`] and [`ui`]. `data` and
//! `session` use the domain crates. Only [`browser`] names the platform. [`ui`] knows neither the API nor the domain nor addresses.

#![cfg_attr(test, allow(clippy::unwrap_used, reason = "tests fail by panicking"))]

pub mod app;
pub mod browser;
pub mod callback;
pub mod components;
pub mod data;
pub mod effect;
pub mod erased;
pub mod features;
pub mod memo;
pub mod navigator;
pub mod prelude;
pub mod session;
pub mod signal;
pub mod stored;
pub mod ui;
pub mod view;

// `view!` names what it uses as other crates would.
extern crate self as rollcall;

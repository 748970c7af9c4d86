#![doc = include_str!("../README.md")]
#![cfg_attr(test, allow(clippy::unwrap_used, reason = "tests fail by panicking"))]

mod extract;
pub mod facts;
mod schema;

#[cfg(feature = "checks")]
mod document;
#[cfg(feature = "checks")]
mod operation;
#[cfg(feature = "checks")]
mod request;
#[cfg(feature = "checks")]
mod sample;
#[cfg(feature = "checks")]
mod validation;

#[cfg(feature = "checks")]
pub use document::OpenApi;
pub use extract::{EXTRACTS, Extract};
#[cfg(feature = "checks")]
pub use operation::Operation;

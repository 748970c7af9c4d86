//! Checks the simulator's answers and the bodies it accepts against the official OpenAPI documents.
#![allow(clippy::unwrap_used, reason = "tests fail by panicking")]

mod answers;
#[path = "../simulator/ask.rs"]
#[allow(dead_code, reason = "the other test binary uses the rest")]
mod ask;
mod bodies;
mod coverage;
mod errors;
mod visit;

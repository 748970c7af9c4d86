//! Tests the client against the official OpenAPI extracts, and against malformed bodies.

#![allow(clippy::unwrap_used, reason = "tests fail by panicking")]

mod contract {
    mod answers;
    mod mutations;
    mod openapi;
    mod recorder;
    mod requests;
}

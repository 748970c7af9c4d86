//! Tests the client against the official OpenAPI documents, and against malformed bodies.

#![allow(clippy::unwrap_used, reason = "tests fail by panicking")]

mod contract {
    mod answers;
    mod examples;
    mod mutations;
    mod recorder;
    mod requests;
    mod samples;
}

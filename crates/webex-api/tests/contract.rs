//! The client against what others say: the official OpenAPI extracts, and bodies as wrong as they come.

#![allow(clippy::unwrap_used, reason = "tests fail by panicking")]

mod contract {
    mod answers;
    mod mutations;
    mod openapi;
    mod recorder;
    mod requests;
}

//! licenses

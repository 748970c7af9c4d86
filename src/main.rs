//! Rollcall in the browser.
fn main() {}

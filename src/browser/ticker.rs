//! A timer that repeats as long as its owner is on screen.

use std::time::Duration;

use leptos::prelude::{on_cleanup, set_interval_with_handle};

/// Calls `work` every `step` until the present reactive owner is disposed.
pub fn every(step: Duration, work: impl Fn() + 'static) {
    if let Ok(ticker) = set_interval_with_handle(work, step) {
        on_cleanup(move || ticker.clear());
    }
}

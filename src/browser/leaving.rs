//! The moment in which the page is being left.
//!
//! Firefox fails the requests of a page that is left while the page still runs. If such a failure were reported, the outcome of a write
//! would be shown and taken for seen by a page that is already gone, and the next page would not look back at it.

use std::sync::atomic::{AtomicBool, Ordering};

use gloo_timers::future::TimeoutFuture;

use super::dom::listen_forever;
use super::window;

/// How long the next page may take to arrive. After this, the admin has stayed.
const ARRIVAL_MS: u32 = 5_000;

/// Whether the browser has begun to leave the page, and may have asked the admin.
static BEGUN: AtomicBool = AtomicBool::new(false);

/// Lets the browser ask before the page is closed, reloaded or left for another site, whenever `busy` says yes at that moment. The words
/// are the browser's own.
pub fn ask_before(busy: impl Fn() -> bool + 'static) {
    listen_forever(&window(), "beforeunload", move |event| {
        if busy() {
            BEGUN.store(true, Ordering::Relaxed);
            event.prevent_default();
        }
    });
}

/// Waits for the page to go, if it is being left. The wait does not end in a page that goes.
pub async fn pass() {
    if BEGUN.load(Ordering::Relaxed) {
        TimeoutFuture::new(ARRIVAL_MS).await;
        BEGUN.store(false, Ordering::Relaxed);
    }
}

//! How long the access token still lives, for the header.

use std::time::Duration;

use leptos::prelude::*;
use time::OffsetDateTime;

use super::use_session;

/// How often the remaining life is looked at.
const STEP: Duration = Duration::from_secs(10);

/// The remaining life of the access token by the server's own numbers; `None` when nobody is signed in, or the server gave none.
pub fn use_life_left() -> Signal<Option<Duration>> {
    let session = use_session().session;
    let now = RwSignal::new(OffsetDateTime::now_utc());
    let look = move || {
        // The header may be gone by now.
        let _ = now.try_set(OffsetDateTime::now_utc());
    };
    let step = set_interval_with_handle(look, STEP);
    if let Ok(step) = step {
        on_cleanup(move || step.clear());
    }
    Signal::derive(move || {
        let end = session.with(|session| {
            session
                .signed_in()
                .and_then(|signed_in| signed_in.tokens.expires_at)
        })?;
        Some(Duration::try_from(end - now.get()).unwrap_or_default())
    })
}

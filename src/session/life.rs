//! How long tokens and the session still live.

use std::time::Duration;

use crate::prelude::*;
use rollcall_core::session::{EndKind, SignedIn};
use time::OffsetDateTime;

use super::use_session;
use crate::browser::ticker;
use crate::memo::memo;

/// How often the header looks at the clock.
const HEADER_STEP: Duration = Duration::from_secs(10);

/// How often pages look that show seconds.
const SECOND: Duration = Duration::from_secs(1);

/// How long before its end a session is warned of.
const WARNING: Duration = Duration::from_secs(120);

/// A token of the session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Token {
    /// The one that requests carry.
    Access,
    /// The one that fetches new ones.
    Refresh,
}

impl Token {
    fn end(self, signed_in: &SignedIn) -> Option<OffsetDateTime> {
        match self {
            Self::Access => signed_in.tokens.expires_at,
            Self::Refresh => signed_in.tokens.refresh_expires_at,
        }
    }
}

/// The session is about to end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EndWarning {
    /// When, from now.
    pub left: Duration,
    /// Whether being there helps.
    pub kind: EndKind,
}

/// The time until the session ends, in steps of ten seconds: until its time limit, or until the access token expires if nothing can
/// replace it, whichever comes first. `None` when signed out. The idle limit does not count: activity moves it.
pub fn use_session_left() -> Signal<Option<Duration>> {
    let session = use_session().session;
    let now = use_now(HEADER_STEP);
    Signal::derive(move || {
        let end = session.with(|session| Some(session.signed_in()?.lasts_until()))?;
        Some(Duration::try_from(end - now.get()).unwrap_or_default())
    })
}

/// The remaining life of a token by the server's own numbers, in steps of a second; `None` when signed out, or the server
/// gave none.
pub fn use_life_of(token: Token) -> Signal<Option<Duration>> {
    let session = use_session().session;
    let now = use_now(SECOND);
    Signal::derive(move || {
        let end = session.with(|session| session.signed_in().and_then(|found| token.end(found)))?;
        Some(Duration::try_from(end - now.get()).unwrap_or_default())
    })
}

/// Says so when the session ends within two minutes, by whole seconds.
pub fn use_end_warning() -> Signal<Option<EndWarning>> {
    let session = use_session().session;
    let now = use_now(SECOND);
    let warning = memo(move || {
        let now = now.get();
        let (end, kind) = session.with(|session| Some(session.signed_in()?.ends_at(now)))?;
        let left = Duration::try_from(end - now).unwrap_or_default();
        (left <= WARNING).then(|| EndWarning {
            left: Duration::from_secs(left.as_secs()),
            kind,
        })
    });
    warning.into()
}

/// The time, looked at in steps for as long as the present owner lives.
fn use_now(step: Duration) -> RwSignal<OffsetDateTime> {
    let session = use_session();
    let now = RwSignal::new(session.now());
    ticker::every(step, move || {
        // The page may be gone by now.
        let _ = now.try_set(session.now());
    });
    now
}

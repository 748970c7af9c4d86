//! How long tokens and the session still live.

use std::time::Duration;

use leptos::prelude::*;
use rollcall_core::session::{EndKind, SignedIn};
use time::OffsetDateTime;

use super::use_session;

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

/// The remaining life of the access token by the server's own numbers, in steps of ten seconds; `None` when nobody is signed in,
/// or the server gave none.
pub fn use_life_left() -> Signal<Option<Duration>> {
    use_life(Token::Access, HEADER_STEP)
}

/// The remaining life of a token in steps of a second; as [`use_life_left`].
pub fn use_life_of(token: Token) -> Signal<Option<Duration>> {
    use_life(token, SECOND)
}

fn use_life(token: Token, step: Duration) -> Signal<Option<Duration>> {
    let session = use_session().session;
    let now = use_now(step);
    Signal::derive(move || {
        let end = session.with(|session| session.signed_in().and_then(|found| token.end(found)))?;
        Some(Duration::try_from(end - now.get()).unwrap_or_default())
    })
}

/// Says so when the session ends within two minutes, by whole seconds.
pub fn use_end_warning() -> Signal<Option<EndWarning>> {
    let session = use_session().session;
    let now = use_now(SECOND);
    let warning = Memo::new(move |_| {
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
    let look = move || {
        // The page may be gone by now.
        let _ = now.try_set(session.now());
    };
    if let Ok(step) = set_interval_with_handle(look, step) {
        on_cleanup(move || step.clear());
    }
    now
}

//! How long a session may last. A laptop that slept and a tab that was restored are judged like all others, and a clock that was set
//! back lengthens nothing: the moments come from [`crate::steady_clock`], and [`SignedIn::seen_at`] carries them over a reload.

use super::event::Now;
use super::{Context, Session, SignOutReason, SignedIn};
use crate::config::Config;
use time::{Duration, OffsetDateTime};

/// How long a session may last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SessionLimits {
    /// Without anybody doing anything.
    pub idle: Duration,
    /// At most, whatever is done.
    pub absolute: Duration,
}

impl SessionLimits {
    /// Those of the settings.
    pub fn of(config: &Config) -> Self {
        let whole = |limit: std::time::Duration| {
            Duration::seconds(i64::try_from(limit.as_secs()).unwrap_or(i64::MAX))
        };
        Self {
            idle: whole(config.idle),
            absolute: whole(config.session),
        }
    }
}

/// Which limit comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EndKind {
    /// Nobody did anything; doing something moves it.
    Idle,
    /// The session has lasted as long as it may.
    Absolute,
}

impl SignedIn {
    /// When the session ends if nobody does anything more, and by which limit.
    ///
    /// `now` is needed for a clock that was set back: a session cannot have been used later than now.
    pub fn ends_at(&self, now: OffsetDateTime) -> (OffsetDateTime, EndKind) {
        let end = |from: OffsetDateTime, limit| from.min(now).saturating_add(limit);
        let idle = end(self.active_at, self.limits.idle);
        let absolute = end(self.started_at, self.limits.absolute);
        if absolute <= idle {
            (absolute, EndKind::Absolute)
        } else {
            (idle, EndKind::Idle)
        }
    }

    /// Why the session is over, if it is.
    pub(super) fn over(&self, context: &Context<'_>) -> Option<SignOutReason> {
        if self.ended != context.ended {
            return Some(SignOutReason::Elsewhere);
        }
        let now = context.now;
        let (end, kind) = self.ends_at(now);
        (end <= now).then_some(match kind {
            EndKind::Idle => SignOutReason::Idle,
            EndKind::Absolute => SignOutReason::SessionLimit,
        })
    }

    /// Moves the session to a clock that has been set back since it was stored, so that its age stays what it was. A reload would
    /// otherwise begin the limits anew.
    pub(super) fn moved_to(mut self, now: Now) -> Self {
        let back = self.seen_at - now;
        if back.is_positive() {
            let moments = [
                &mut self.obtained_at,
                &mut self.started_at,
                &mut self.active_at,
                &mut self.seen_at,
            ];
            let ends = [
                self.tokens.expires_at.as_mut(),
                self.tokens.refresh_expires_at.as_mut(),
            ];
            for moment in moments.into_iter().chain(ends.into_iter().flatten()) {
                *moment = moment.saturating_sub(back);
            }
        }
        self
    }

    /// Somebody did something. What is kept for the tab learns it too: a restored tab is judged by it.
    pub(super) fn active(mut self: Box<Self>, now: Now) -> (Session, Vec<super::Effect>) {
        self.started_at = self.started_at.min(now);
        self.active_at = now;
        self.keep(now)
    }
}

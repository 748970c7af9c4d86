//! How long a session may last, by the wall clock: a laptop that slept and a tab that was restored are judged like all others.

use super::event::Now;
use super::{Session, SignOutReason, SignedIn};
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
    pub(super) fn over(&self, now: Now) -> Option<SignOutReason> {
        let (end, kind) = self.ends_at(now);
        (end <= now).then_some(match kind {
            EndKind::Idle => SignOutReason::Idle,
            EndKind::Absolute => SignOutReason::SessionLimit,
        })
    }

    /// Somebody did something. What is kept for the tab learns it too: a restored tab is judged by it.
    pub(super) fn active(mut self: Box<Self>, now: Now) -> (Session, Vec<super::Effect>) {
        self.started_at = self.started_at.min(now);
        self.active_at = now;
        self.keep(now)
    }
}

//! When a session is over. A laptop that slept and a restored tab are judged like any other, and setting the clock back lengthens
//! nothing: times come from [`crate::steady_clock`], and [`SignedIn::seen_at`] carries them over a reload.

use super::event::Now;
use super::{Context, EndKind, Session, SignOutReason, SignedIn};
use time::OffsetDateTime;

impl SignedIn {
    /// Returns when the session ends without further activity, and which limit applies.
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

    /// Returns how long the session lasts at most: until its time limit, or until the access token expires if nothing can replace it,
    /// whichever comes first. The idle limit does not count, because activity moves it.
    pub fn lasts_until(&self) -> OffsetDateTime {
        let limit = self.started_at.saturating_add(self.limits.absolute);
        let token = self.tokens.expires_at.filter(|_| !self.can_refresh());
        token.map_or(limit, |token| token.min(limit))
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

    /// Adjusts the session to a clock that was set back since it was stored, so that its age stays the same. Otherwise a reload
    /// would restart its limits.
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

    /// The user was active. The time is stored for the tab, because a restored tab is checked against it.
    pub(super) fn active(mut self: Box<Self>, now: Now) -> (Session, Vec<super::Effect>) {
        self.started_at = self.started_at.min(now);
        self.active_at = now;
        self.keep(now)
    }
}

//! When to fetch new tokens: at 80 % of their life, once on a 401, and with patience when the network fails.

use super::event::Now;
use super::{Effect, Session, SignOutReason, SignedIn};
use time::{Duration, OffsetDateTime};
use webex_api::{OAuthError, Secret, TokenSet};

/// Whether a refresh is under way.
#[derive(Debug, Clone, PartialEq)]
pub enum RefreshState {
    /// No.
    Idle,
    /// One request, begun at this time. There is never a second one.
    InFlight {
        /// When it was begun.
        since: OffsetDateTime,
        /// How many attempts failed in a row before it.
        failed: u32,
    },
    /// The last attempts failed without a final answer; the tokens are kept.
    Backoff {
        /// When to try again.
        until: OffsetDateTime,
        /// How many attempts failed in a row, from 1.
        attempt: u32,
        /// What happened to the last one.
        error: OAuthError,
    },
}

/// No token is refreshed earlier than this after it came: a server that grants no life at all must not cause a storm.
const SHORTEST_LIFE: Duration = Duration::seconds(2);
/// First wait after a failed refresh; doubles each time.
const BACKOFF_BASE: Duration = Duration::seconds(5);
/// Longest wait after a failed refresh.
const BACKOFF_CAP: Duration = Duration::minutes(5);

impl SignedIn {
    /// When the access token should be replaced: at 80 % of its life. None without an end or without a refresh token.
    pub fn refresh_at(&self) -> Option<OffsetDateTime> {
        self.tokens.refresh_token.as_ref()?;
        let life = self.tokens.expires_at? - self.obtained_at;
        let wait = (life * 4_i32 / 5_i32).max(SHORTEST_LIFE);
        Some(self.obtained_at.saturating_add(wait))
    }

    /// Whether the access token is past its end by our clock.
    pub fn is_expired(&self, now: OffsetDateTime) -> bool {
        self.tokens.expires_at.is_some_and(|end| end <= now)
    }

    /// When the next look at the clock is due.
    fn next_look(&self) -> Option<OffsetDateTime> {
        match &self.refresh {
            RefreshState::Idle => self.refresh_at().or(self.tokens.expires_at),
            RefreshState::InFlight { .. } => None,
            RefreshState::Backoff { until, .. } => Some(*until),
        }
    }

    pub(super) fn schedule(&self) -> Option<Effect> {
        self.next_look().map(|at| Effect::ScheduleTick { at })
    }

    pub(super) fn tick(self, now: Now) -> (Session, Vec<Effect>) {
        if self.tokens.refresh_token.is_none() && self.is_expired(now) {
            return Session::end(SignOutReason::Expired);
        }
        let due =
            self.tokens.refresh_token.is_some() && self.next_look().is_some_and(|at| at <= now);
        if due {
            self.begin_refresh(now)
        } else {
            self.stay()
        }
    }

    pub(super) fn rejected(self, rejected: &Secret, now: Now) -> (Session, Vec<Effect>) {
        let waiting = match &self.refresh {
            RefreshState::Idle => false,
            RefreshState::InFlight { .. } => true,
            RefreshState::Backoff { until, .. } => now < *until,
        };
        if waiting || *rejected != self.tokens.access_token {
            return (Session::SignedIn(self), Vec::new());
        }
        if self.tokens.refresh_token.is_none() {
            return Session::end(SignOutReason::Rejected);
        }
        self.begin_refresh(now)
    }

    /// The one place that starts a refresh; both callers have made sure that there is a refresh token and none under way.
    fn begin_refresh(mut self, now: Now) -> (Session, Vec<Effect>) {
        let effect = Effect::Refresh {
            token_url: self.token_url.clone(),
            client_id: self.client_id.clone(),
            tokens: self.tokens.clone(),
        };
        let failed = match self.refresh {
            RefreshState::Backoff { attempt, .. } => attempt,
            _ => 0,
        };
        self.refresh = RefreshState::InFlight { since: now, failed };
        (Session::SignedIn(self), vec![effect])
    }

    pub(super) fn refreshed(
        mut self,
        replaces: &Secret,
        result: Result<TokenSet, OAuthError>,
        now: Now,
    ) -> (Session, Vec<Effect>) {
        let RefreshState::InFlight { failed, .. } = self.refresh else {
            return (Session::SignedIn(self), Vec::new());
        };
        if *replaces != self.tokens.access_token {
            return (Session::SignedIn(self), Vec::new());
        }
        match result {
            Ok(tokens) => self.renew(tokens, now),
            Err(error) if error.is_final() => Session::end(SignOutReason::RefreshRefused(error)),
            Err(error) => {
                self.refresh = RefreshState::Backoff {
                    until: now.saturating_add(backoff(failed)),
                    attempt: failed.saturating_add(1),
                    error,
                };
                self.stay()
            }
        }
    }

    /// Takes new tokens over. Where Webex leaves the refresh token out, `webex_api::refresh` has put the old one in.
    fn renew(mut self, tokens: TokenSet, now: Now) -> (Session, Vec<Effect>) {
        self.tokens = tokens;
        self.obtained_at = now;
        self.refresh = RefreshState::Idle;
        self.keep()
    }

    /// Stores the tokens and goes on.
    pub(super) fn keep(self) -> (Session, Vec<Effect>) {
        let effects = [Some(Effect::StoreTokens(self.to_stored())), self.schedule()];
        (
            Session::SignedIn(self),
            effects.into_iter().flatten().collect(),
        )
    }

    /// Goes on as before.
    fn stay(self) -> (Session, Vec<Effect>) {
        let effects = self.schedule().into_iter().collect();
        (Session::SignedIn(self), effects)
    }
}

/// The wait after an attempt that `failed` others in a row went before.
fn backoff(failed: u32) -> Duration {
    BACKOFF_BASE
        .checked_mul(1 << failed.min(10))
        .unwrap_or(BACKOFF_CAP)
        .min(BACKOFF_CAP)
}

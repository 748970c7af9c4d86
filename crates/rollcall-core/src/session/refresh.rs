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

/// No token is refreshed by itself earlier than this after it came.
const SHORTEST_LIFE: Duration = Duration::seconds(2);
/// Tokens that have to be replaced sooner than this after they came, and before their time, were of no use. A server that grants no life, or an API that takes
/// none of its tokens, must not cause a storm of refreshes: each one after such tokens waits longer.
const HASTY: Duration = Duration::seconds(10);
/// First wait after a failed or useless refresh; doubles each time.
const BACKOFF_BASE: Duration = Duration::seconds(5);
/// Longest wait after a failed or useless refresh.
const BACKOFF_CAP: Duration = Duration::minutes(5);

impl SignedIn {
    /// Whether new tokens can be fetched: there is a refresh token, an integration that it belongs to, and its secret if it has one.
    pub fn can_refresh(&self) -> bool {
        self.tokens.refresh_token.is_some()
            && self.client_id.is_some()
            && self.token_url.is_some()
            && !self.lacks_secret()
    }

    /// Whether the tabs of this sign-in must share a refresh token, because a server may accept it only once.
    pub fn can_share(&self) -> bool {
        self.tokens.refresh_token.is_some()
    }

    /// Whether refreshing waits for the integration's secret: a reload has forgotten it.
    pub fn lacks_secret(&self) -> bool {
        self.needs_secret && self.client_secret.is_none()
    }

    /// When the access token should be replaced: at 80 % of its life, later after tokens that had to be replaced at once. None without an
    /// end, or when it cannot be replaced.
    pub fn refresh_at(&self) -> Option<OffsetDateTime> {
        if !self.can_refresh() {
            return None;
        }
        let wait = self.useful_life()?.max(SHORTEST_LIFE).max(self.pause());
        Some(self.obtained_at.saturating_add(wait))
    }

    /// When to replace the tokens: after a fixed share of their lifetime. `None` if they do not expire.
    fn useful_life(&self) -> Option<Duration> {
        Some((self.tokens.expires_at? - self.obtained_at) * 4_i32 / 5_i32)
    }

    /// How long after the present tokens came they may be replaced by themselves at the earliest.
    fn pause(&self) -> Duration {
        self.hasty.checked_sub(1).map_or(Duration::ZERO, backoff)
    }

    /// Whether the access token is past its end by our clock.
    pub fn is_expired(&self, now: OffsetDateTime) -> bool {
        self.tokens.expires_at.is_some_and(|end| end <= now)
    }

    /// When the next refresh is due, if that is known.
    fn refresh_due(&self) -> Option<OffsetDateTime> {
        match &self.refresh {
            RefreshState::Idle => self.refresh_at(),
            RefreshState::InFlight { .. } => None,
            RefreshState::Backoff { until, .. } => Some(*until),
        }
    }

    /// The next look at the clock: for a refresh, for the end of a token that cannot be replaced, or for the end of the session.
    fn schedule(&self, now: Now) -> Effect {
        let token = if self.can_refresh() {
            self.refresh_due()
        } else {
            self.tokens.expires_at
        };
        let (end, _) = self.ends_at(now);
        Effect::ScheduleTick {
            at: token.map_or(end, |token| token.min(end)),
        }
    }

    pub(super) fn tick(self: Box<Self>, now: Now) -> (Session, Vec<Effect>) {
        if !self.can_refresh() && self.is_expired(now) {
            return self.end(SignOutReason::Expired);
        }
        let due = self.can_refresh() && self.refresh_due().is_some_and(|at| at <= now);
        if due {
            self.begin_by_itself(now)
        } else {
            self.stay(now)
        }
    }

    pub(super) fn rejected(self: Box<Self>, rejected: &Secret, now: Now) -> (Session, Vec<Effect>) {
        let waiting = match &self.refresh {
            RefreshState::Idle => now < self.obtained_at.saturating_add(self.pause()),
            RefreshState::InFlight { .. } => true,
            RefreshState::Backoff { until, .. } => now < *until,
        };
        if waiting || *rejected != self.tokens.access_token {
            return (Session::SignedIn(self), Vec::new());
        }
        if !self.can_refresh() {
            return self.end(SignOutReason::Rejected);
        }
        self.begin_by_itself(now)
    }

    /// The person asks for new tokens: that does not wait for the end of a backoff.
    pub(super) fn requested(self: Box<Self>, now: Now) -> (Session, Vec<Effect>) {
        match self.refresh {
            RefreshState::InFlight { .. } => (Session::SignedIn(self), Vec::new()),
            RefreshState::Idle | RefreshState::Backoff { .. } => self.begin_refresh(now),
        }
    }

    /// The secret is there again; what waited for it may be due.
    pub(super) fn secret_given(
        mut self: Box<Self>,
        secret: Secret,
        now: Now,
    ) -> (Session, Vec<Effect>) {
        if self.lacks_secret() {
            self.client_secret = Some(secret);
        }
        self.tick(now)
    }

    /// A refresh that nobody asked for. It remembers whether the tokens that it replaces were of any use.
    fn begin_by_itself(mut self: Box<Self>, now: Now) -> (Session, Vec<Effect>) {
        if self.refresh == RefreshState::Idle {
            let age = now - self.obtained_at;
            // Tokens that lasted the few seconds they were granted for were useful.
            let served = self
                .useful_life()
                .is_some_and(|life| life >= SHORTEST_LIFE && age >= life);
            let useless = !served && age < HASTY.max(self.pause() * 2_i32);
            self.hasty = if useless {
                self.hasty.saturating_add(1)
            } else {
                0
            };
        }
        self.begin_refresh(now)
    }

    /// The one place that starts a refresh; the callers have made sure that none is under way.
    fn begin_refresh(mut self: Box<Self>, now: Now) -> (Session, Vec<Effect>) {
        let (true, Some(token_url), Some(client_id)) =
            (self.can_refresh(), &self.token_url, &self.client_id)
        else {
            return self.stay(now);
        };
        let effect = Effect::Refresh {
            token_url: token_url.clone(),
            client_id: client_id.clone(),
            client_secret: self.client_secret.clone(),
            tokens: self.tokens.clone(),
            sign_in_id: self.sign_in_id.clone(),
        };
        let failed = match self.refresh {
            RefreshState::Backoff { attempt, .. } => attempt,
            _ => 0,
        };
        self.refresh = RefreshState::InFlight { since: now, failed };
        // The session may come to its end meanwhile.
        let look = self.schedule(now);
        (Session::SignedIn(self), vec![effect, look])
    }

    pub(super) fn refreshed(
        mut self: Box<Self>,
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
            Err(error) if error.is_final() => self.end(SignOutReason::RefreshRefused(error)),
            Err(error) => {
                self.refresh = RefreshState::Backoff {
                    until: now.saturating_add(backoff(failed)),
                    attempt: failed.saturating_add(1),
                    error,
                };
                self.stay(now)
            }
        }
    }

    /// Takes new tokens over. Where Webex leaves the refresh token out, `webex_api::refresh` has put the old one in.
    fn renew(mut self: Box<Self>, tokens: TokenSet, now: Now) -> (Session, Vec<Effect>) {
        self.tokens = tokens;
        self.obtained_at = now;
        self.refresh = RefreshState::Idle;
        self.keep(now)
    }

    /// Stores the tokens, where they may be stored, and goes on.
    pub(super) fn keep(mut self: Box<Self>, now: Now) -> (Session, Vec<Effect>) {
        self.seen_at = now;
        let stored = self.keep.then(|| Effect::StoreTokens(self.to_stored()));
        let effects = stored.into_iter().chain([self.schedule(now)]).collect();
        (Session::SignedIn(self), effects)
    }

    /// Goes on as before.
    fn stay(self: Box<Self>, now: Now) -> (Session, Vec<Effect>) {
        let effects = vec![self.schedule(now)];
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

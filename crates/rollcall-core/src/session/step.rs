//! The table of states and events.

use super::event::Now;
use super::start::Settings;
use super::{Effect, Event, Session, SignOutReason, SignedIn};

impl Session {
    /// The next state and what has to be done, in this order.
    ///
    /// Whatever is not in the table changes nothing: answers that come too late, and events that no screen of that state can cause.
    #[must_use]
    pub fn step(self, event: Event, now: Now) -> (Self, Vec<Effect>) {
        match (self, event) {
            // Signing out works always, also twice and also offline: it waits for nothing.
            (_, Event::SignOutRequested) => Self::end_everywhere(SignOutReason::Requested),
            (Self::SignedIn(signed_in), event) => signed_in.step(event, now),
            (Self::Exchanging(_), Event::SignedOutElsewhere) => Self::end(SignOutReason::Elsewhere),
            (
                Self::SignedOut { .. },
                Event::Start {
                    stored,
                    callback,
                    integration,
                    limits,
                    allowed,
                    implicit_allowed,
                },
            ) => {
                let settings = Settings {
                    integration: integration.as_ref(),
                    limits,
                    allowed: &allowed,
                    implicit_allowed,
                };
                Self::start(&stored, callback.as_ref(), &settings, now)
            }
            // A second request while redirecting is a person who came back with the Back button, or whose browser never left.
            (
                Self::SignedOut { .. } | Self::Redirecting,
                Event::SignInRequested {
                    integration,
                    return_to,
                },
            ) => Self::request(integration, &return_to),
            (Self::Redirecting, Event::TransactionReady { ready, stay: false }) => {
                Self::redirect(ready)
            }
            (state @ Self::SignedOut { .. }, Event::LinkRequested { integration }) => {
                let effect = Effect::PrepareTransaction {
                    integration: Some(integration),
                    return_to: "/".to_owned(),
                    stay: true,
                };
                (state, vec![effect])
            }
            (Self::SignedOut { why }, Event::TransactionReady { ready, stay: true }) => {
                Self::offer(why, ready)
            }
            (
                Self::SignedOut { .. },
                Event::AnswerPasted {
                    answer,
                    integration,
                    transaction,
                },
            ) => Self::answer_pasted(answer, integration, transaction.as_ref(), now),
            (
                Self::SignedOut { .. },
                Event::TokenPasted {
                    tokens,
                    environment,
                    keep_for_tab,
                    family,
                    limits,
                },
            ) => Self::token_pasted(tokens, environment, keep_for_tab, family, limits, now),
            (
                Self::Exchanging(exchange),
                Event::ExchangeDone {
                    code,
                    result,
                    family,
                    limits,
                },
            ) if code == exchange.code => Self::exchanged(*exchange, result, family, limits, now),

            (state, _) => (state, Vec::new()),
        }
    }

    /// Nobody is signed in any more, and nothing of the session is left in this tab.
    pub(super) fn end(why: SignOutReason) -> (Self, Vec<Effect>) {
        (
            Self::SignedOut { why: Some(why) },
            vec![Effect::WipeEverything],
        )
    }

    /// As [`Session::end`], and the other tabs follow.
    fn end_everywhere(why: SignOutReason) -> (Self, Vec<Effect>) {
        let (session, mut effects) = Self::end(why);
        effects.push(Effect::BroadcastSignOut);
        (session, effects)
    }
}

impl SignedIn {
    fn step(self: Box<Self>, event: Event, now: Now) -> (Session, Vec<Effect>) {
        match (event, self.over(now)) {
            (Event::SignedOutElsewhere, _) => Session::end(SignOutReason::Elsewhere),
            (Event::Revoked, _) => Session::end_everywhere(SignOutReason::Revoked),
            (Event::ClearRequested, _) => Session::end(SignOutReason::Cleared),
            // Before everything else: a click after a night asleep must not bring the session back to life. Each tab judges itself and
            // tells no other: a tab restored from yesterday says nothing about the one in use.
            (_, Some(why)) => Session::end(why),
            (Event::Tick, None) => self.tick(now),
            (Event::Active, None) => self.active(now),
            (Event::Unauthorised { rejected }, None) => self.rejected(&rejected, now),
            (Event::RefreshRequested, None) => self.requested(now),
            (Event::RefreshDone { replaces, result }, None) => {
                self.refreshed(&replaces, result, now)
            }
            (Event::SecretGiven { secret }, None) => self.secret_given(secret, now),
            (_, None) => (Session::SignedIn(self), Vec::new()),
        }
    }
}

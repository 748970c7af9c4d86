//! The table of states and events.

use super::event::Now;
use super::{Effect, Event, Session, SignOutReason};

impl Session {
    /// The next state and what has to be done, in this order.
    ///
    /// Whatever is not in the table changes nothing: answers that come too late, and events that no screen of that state can cause.
    #[must_use]
    pub fn step(self, event: Event, now: Now) -> (Self, Vec<Effect>) {
        match (self, event) {
            // Signing out works always, also twice and also offline: it waits for nothing.
            (_, Event::SignOutRequested) => {
                let (session, mut effects) = Self::end(SignOutReason::Requested);
                effects.push(Effect::BroadcastSignOut);
                (session, effects)
            }
            (Self::SignedIn(_) | Self::Exchanging { .. }, Event::SignedOutElsewhere) => {
                Self::end(SignOutReason::Elsewhere)
            }

            (
                Self::SignedOut { .. },
                Event::Start {
                    stored,
                    callback,
                    client,
                },
            ) => Self::start(&stored, callback.as_ref(), client.as_ref(), now),
            // A second request while redirecting is a person who came back with the Back button, or whose browser never left.
            (Self::SignedOut { .. } | Self::Redirecting, Event::SignInRequested { return_to }) => {
                Self::request(&return_to)
            }
            (Self::Redirecting, Event::TransactionReady(ready)) => Self::redirect(ready),
            (
                Self::Exchanging { return_to },
                Event::ExchangeDone {
                    client_id,
                    token_url,
                    result,
                },
            ) => Self::exchanged(return_to, client_id, token_url, result, now),

            (Self::SignedIn(signed_in), Event::Tick) => signed_in.tick(now),
            (Self::SignedIn(signed_in), Event::Unauthorised { rejected }) => {
                signed_in.rejected(&rejected, now)
            }
            (Self::SignedIn(signed_in), Event::RefreshDone { replaces, result }) => {
                signed_in.refreshed(&replaces, result, now)
            }

            (state, _) => (state, Vec::new()),
        }
    }

    /// Nobody is signed in any more, and nothing of the session is left.
    pub(super) fn end(why: SignOutReason) -> (Self, Vec<Effect>) {
        (
            Self::SignedOut { why: Some(why) },
            vec![Effect::WipeEverything],
        )
    }
}

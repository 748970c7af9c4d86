//! The table of states and events.

use super::event::Now;
use super::{
    Context, Effect, EndedSignIns, Event, Session, SharedEnd, SignInId, SignOutReason, SignedIn,
};
use crate::revocation::SCOPES;

impl Session {
    /// The next state and what has to be done, in this order.
    ///
    /// Whatever is not in the table changes nothing: answers that come too late, and events that no screen of that state can cause.
    #[must_use]
    pub fn step(self, event: Event, context: &Context<'_>) -> (Self, Vec<Effect>) {
        let now = context.now;
        match (self, event) {
            // Signing out works always, also twice and also offline: it waits for nothing.
            (state, Event::SignOutRequested) => {
                let id = state.signed_in().map(|signed_in| &signed_in.sign_in_id);
                Self::end_everywhere(SignOutReason::Requested, id, &context.ended)
            }
            (Self::SignedIn(signed_in), Event::SignOutAndRevokeRequested) => {
                signed_in.revoke(context)
            }
            (_, Event::SignOutAndRevokeRequested) => {
                Self::end_everywhere(SignOutReason::Requested, None, &context.ended)
            }
            (
                Self::SignedOut {
                    why: Some(SignOutReason::Revoking),
                },
                Event::RevokeDone { result },
            ) => {
                let why = match result {
                    Ok(()) => SignOutReason::Revoked,
                    Err(error) => SignOutReason::NotRevoked(error),
                };
                (Self::SignedOut { why: Some(why) }, Vec::new())
            }
            (Self::SignedIn(signed_in), event) => signed_in.step(event, context),
            (Self::Exchanging(_), Event::SignedOutElsewhere) => Self::end(SignOutReason::Elsewhere),
            (Self::SignedOut { .. }, Event::Start { stored, callback }) => {
                Self::start(&stored, callback.as_ref(), context)
            }
            // A second request while redirecting is a person who came back with the Back button, or whose browser never left.
            (
                Self::SignedOut { .. } | Self::Redirecting,
                Event::SignInRequested {
                    integration,
                    return_to,
                },
            ) => Self::request(integration.as_deref(), &return_to, context),
            (Self::SignedOut { why }, Event::LinkRequested { integration }) => {
                Self::offer(why, &integration, context)
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
                },
            ) => Self::token_pasted(tokens, environment, keep_for_tab, context),
            (Self::Exchanging(exchange), Event::ExchangeDone { code, result })
                if code == exchange.code =>
            {
                Self::exchanged(*exchange, result, context)
            }

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

    /// As [`Session::end`], and the other tabs follow, those that are away when they come back.
    fn end_everywhere(
        why: SignOutReason,
        id: Option<&SignInId>,
        ended: &EndedSignIns,
    ) -> (Self, Vec<Effect>) {
        let (session, mut effects) = Self::end(why);
        effects.extend(id.map(|id| id.shared(SharedEnd::Forget)));
        effects.push(Effect::RememberEnd(ended.and(id)));
        effects.push(Effect::BroadcastSignOut);
        (session, effects)
    }
}

impl SignInId {
    fn shared(&self, what: SharedEnd) -> Effect {
        Effect::Shared {
            sign_in_id: self.clone(),
            what,
        }
    }
}

impl SignedIn {
    /// This tab's session is over. What the tabs share goes with it, except where the person cleared this tab alone: the others go on, and
    /// what is shared may be newer than what they have.
    pub(super) fn end(&self, why: SignOutReason) -> (Session, Vec<Effect>) {
        let shared = match &why {
            SignOutReason::Cleared => None,
            SignOutReason::Elsewhere => Some(SharedEnd::Forget),
            _ => Some(SharedEnd::Drop),
        };
        let (session, mut effects) = Session::end(why);
        effects.extend(shared.map(|what| self.sign_in_id.shared(what)));
        (session, effects)
    }

    /// Whether Webex can be asked to end the tokens: it must be known whose they are, and the scopes must be among those granted.
    pub fn can_revoke(&self) -> bool {
        let granted = |scope: &&str| {
            let scopes = self.tokens.scopes.iter().flatten();
            scopes.into_iter().any(|granted| granted == scope)
        };
        self.client_id.is_some() && SCOPES.iter().all(granted)
    }

    fn allow_writes(mut self: Box<Self>, allowed: bool, now: Now) -> (Session, Vec<Effect>) {
        self.may_write = allowed;
        self.keep(now)
    }

    /// Signs out at once, and asks Webex to revoke the tokens too. The session is over even if that fails.
    fn revoke(self: Box<Self>, context: &Context<'_>) -> (Session, Vec<Effect>) {
        let can_revoke = self.can_revoke();
        let id = Some(&self.sign_in_id);
        let (Some(client_id), true) = (self.client_id, can_revoke) else {
            return Session::end_everywhere(SignOutReason::Requested, id, &context.ended);
        };
        let revoke = Effect::Revoke {
            environment: self.environment,
            client_id,
            access_token: self.tokens.access_token,
        };
        let (session, effects) =
            Session::end_everywhere(SignOutReason::Revoking, id, &context.ended);
        // Last: what the person wants above all is to be signed out.
        (session, effects.into_iter().chain([revoke]).collect())
    }

    fn step(self: Box<Self>, event: Event, context: &Context<'_>) -> (Session, Vec<Effect>) {
        let now = context.now;
        match (event, self.over(context)) {
            (Event::SignedOutElsewhere, _) => self.end(SignOutReason::Elsewhere),
            (Event::Revoked, _) => Session::end_everywhere(
                SignOutReason::Revoked,
                Some(&self.sign_in_id),
                &context.ended,
            ),
            (Event::ClearRequested, _) => self.end(SignOutReason::Cleared),
            // Before everything else: neither a click after a night asleep nor a tab that was away while the person signed out may bring
            // the session back to life. Each tab judges itself and tells no other: a tab restored from yesterday says nothing about
            // the one in use.
            (_, Some(why)) => self.end(why),
            // The stored tokens are gone: this tab showed another page in the meantime, and was cleared there.
            (
                Event::ShownAgain {
                    tokens_stored: false,
                },
                None,
            ) if self.keep => self.end(SignOutReason::Cleared),
            (Event::Tick | Event::ShownAgain { .. }, None) => self.tick(now),
            (Event::Active, None) => self.active(now),
            (Event::Unauthorized { rejected }, None) => self.rejected(&rejected, now),
            (Event::RefreshRequested, None) => self.requested(now),
            (Event::RefreshDone { replaces, result }, None) => {
                self.refreshed(&replaces, result, now)
            }
            (Event::WritesAllowed(allowed), None) => {
                self.allow_writes(allowed && !context.settings.read_only, now)
            }
            (Event::SecretGiven { secret }, None) => self.secret_given(secret, now),
            (_, None) => (Session::SignedIn(self), Vec::new()),
        }
    }
}

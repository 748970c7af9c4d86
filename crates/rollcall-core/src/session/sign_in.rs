//! Becoming signed in: the request, the way to Webex and back, and a tab that still has its tokens.

use super::event::{Callback, Now, OAuthClient, Stored};
use super::{Effect, RefreshState, Session, SignOutReason, SignedIn};
use crate::return_path::safe_return_path;
use webex_api::{OAuthError, Secret, TokenSet, Transaction, TransactionError};

impl Session {
    pub(super) fn request(return_to: &str) -> (Self, Vec<Effect>) {
        (
            Self::Redirecting,
            vec![Effect::PrepareTransaction {
                return_to: safe_return_path(return_to),
            }],
        )
    }

    pub(super) fn redirect(
        ready: Result<(Box<Transaction>, String), TransactionError>,
    ) -> (Self, Vec<Effect>) {
        match ready {
            Ok((transaction, url)) => {
                let kept = Secret::new(transaction.to_json());
                (
                    Self::Redirecting,
                    vec![Effect::StoreTransaction(kept), Effect::Navigate { url }],
                )
            }
            Err(error) => (
                Self::SignedOut {
                    why: Some(SignOutReason::CannotBegin(error)),
                },
                Vec::new(),
            ),
        }
    }

    /// The page started: with an answer from Webex, with tokens of this tab, or with nothing.
    ///
    /// A transaction never outlives the next start, whatever comes of it: it is good for one answer.
    pub(super) fn start(
        stored: &Stored,
        callback: Option<&Callback>,
        client: Option<&OAuthClient>,
        now: Now,
    ) -> (Self, Vec<Effect>) {
        let mut effects = Vec::new();
        if stored.transaction.is_some() {
            effects.push(Effect::ClearTransaction);
        }
        let refused = match callback.map(|callback| Self::answered(stored, callback, client, now)) {
            Some(Ok((session, exchange))) => {
                effects.push(exchange);
                return (session, effects);
            }
            Some(Err(why)) => Some(why),
            None => None,
        };
        // A refused answer takes nothing away from somebody who is signed in: anybody can forge such a link.
        let (session, more) = Self::resume(stored, client, refused, now);
        effects.extend(more);
        (session, effects)
    }

    /// Checks Webex's answer against the transaction of this tab.
    fn answered(
        stored: &Stored,
        callback: &Callback,
        client: Option<&OAuthClient>,
        now: Now,
    ) -> Result<(Self, Effect), SignOutReason> {
        let client = client.ok_or(SignOutReason::NoOpenSignIn)?;
        let text = stored
            .transaction
            .as_ref()
            .ok_or(SignOutReason::NoOpenSignIn)?;
        let transaction =
            Transaction::from_json(text.expose()).map_err(|_| SignOutReason::NoOpenSignIn)?;
        let code = transaction
            .accept(
                callback.query.expose(),
                callback.fragment.expose(),
                now,
                &client.endpoints,
                &client.client_id,
                &client.redirect_uri,
            )
            .map_err(SignOutReason::CallbackRefused)?;
        let return_to = safe_return_path(&transaction.return_to);
        Ok((
            Self::Exchanging { return_to },
            Effect::Exchange {
                transaction: Box::new(transaction),
                code,
            },
        ))
    }

    /// Goes on with the tokens of this tab, when there are any and they fit the settings.
    fn resume(
        stored: &Stored,
        client: Option<&OAuthClient>,
        refused: Option<SignOutReason>,
        now: Now,
    ) -> (Self, Vec<Effect>) {
        let Some(text) = &stored.tokens else {
            return (Self::SignedOut { why: refused }, Vec::new());
        };
        let signed_in = match SignedIn::from_stored(text) {
            Ok(signed_in) => signed_in,
            Err(fault) => return Self::end(SignOutReason::Unreadable(fault)),
        };
        let fits = client.is_some_and(|client| {
            client.client_id == signed_in.client_id && client.endpoints.token == signed_in.token_url
        });
        if fits {
            signed_in.tick(now)
        } else {
            Self::end(SignOutReason::SettingsChanged)
        }
    }

    pub(super) fn exchanged(
        return_to: String,
        client_id: String,
        token_url: String,
        result: Result<TokenSet, OAuthError>,
        now: Now,
    ) -> (Self, Vec<Effect>) {
        match result {
            Ok(tokens) => {
                let signed_in = SignedIn {
                    tokens,
                    client_id,
                    token_url,
                    obtained_at: now,
                    refresh: RefreshState::Idle,
                };
                let (session, mut effects) = signed_in.keep();
                effects.push(Effect::ReplaceUrl { path: return_to });
                (session, effects)
            }
            Err(error) => Self::end(SignOutReason::ExchangeFailed(error)),
        }
    }
}

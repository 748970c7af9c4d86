//! What a person carries over by hand: a code, the address that a sign-in elsewhere led to, or a token.

use super::event::Now;
use super::sign_in::{Arrival, begin};
use super::{
    Context, Effect, Exchange, Integration, OpenSignIn, Session, SignInId, SignOutReason, SignedIn,
};
use crate::config::{Environment, SignInMethod};
use crate::route::Route;
use webex_api::{
    AuthorizationCode, CallbackError, PastedAnswer, ResponseType, Secret, TokenSet, Transaction,
};

impl Session {
    /// Offers a link to sign in with. The sign-in waits for its answer in this tab, on the current page.
    pub(super) fn offer(
        why: Option<SignOutReason>,
        integration: &Integration,
        context: &Context<'_>,
    ) -> (Self, Vec<Effect>) {
        match begin(integration, &Route::Home, context) {
            Ok((store, url)) => (
                Self::SignedOut { why },
                vec![store, Effect::OfferLink { url }],
            ),
            Err(error) => Self::cannot_begin(error),
        }
    }

    /// An answer was pasted. Where this tab began the sign-in it is judged as if it had come by the redirect.
    pub(super) fn answer_pasted(
        answer: PastedAnswer,
        integration: Box<Integration>,
        transaction: Option<&Secret>,
        now: Now,
    ) -> (Self, Vec<Effect>) {
        let open = transaction
            .and_then(|text| OpenSignIn::from_stored(text).ok())
            .map(|open| open.transaction)
            .filter(|open| integration.began(open));
        let of_this_sign_in = open.is_some();
        let judged = match open {
            Some(open) => of_this_tab(answer, &integration, open, now),
            None => of_elsewhere(answer, integration, transaction.is_some()),
        };
        judged.unwrap_or_else(|why| {
            // A wrong paste may be followed by the right one; an answer that says no, or comes too late, was the answer. One from
            // elsewhere proves nothing, so it ends no sign-in of this tab.
            let spent = of_this_sign_in
                && matches!(
                    &why,
                    SignOutReason::CallbackRefused(
                        CallbackError::Refused { .. } | CallbackError::Expired
                    )
                );
            let effects = spent.then_some(Effect::ClearTransaction);
            (
                Self::SignedOut { why: Some(why) },
                effects.into_iter().collect(),
            )
        })
    }

    /// A token was pasted, and the person wants to work with it. There is no integration, so nothing is ever refreshed.
    pub(super) fn token_pasted(
        tokens: TokenSet,
        environment: Environment,
        keep: bool,
        context: &Context<'_>,
    ) -> (Self, Vec<Effect>) {
        let sign_in_id = match SignInId::draw(context.entropy) {
            Ok(id) => id,
            Err(error) => return Self::cannot_begin(error.into()),
        };
        let tokens = TokenSet {
            refresh_token: None,
            refresh_expires_at: None,
            ..tokens
        };
        let signed_in = Box::new(SignedIn {
            keep,
            ..SignedIn::begun(
                tokens,
                environment,
                SignInMethod::Token,
                sign_in_id,
                context,
            )
        });
        let (session, mut effects) = signed_in.keep(context.now);
        // A sign-in that was begun and given up may hold a secret.
        effects.insert(0, Effect::ClearTransaction);
        (session, effects)
    }
}

type Judged = Result<(Session, Vec<Effect>), SignOutReason>;

/// The answer to a sign-in that this tab began: the verifier goes along, so a bare code must be of this sign-in too.
fn of_this_tab(
    answer: PastedAnswer,
    integration: &Integration,
    mut open: Transaction,
    now: Now,
) -> Judged {
    let Integration {
        client_id,
        redirect_uri,
        endpoints,
        ..
    } = integration;
    if !answer.came_to(redirect_uri) {
        return Err(refused(CallbackError::Changed("redirect URI")));
    }
    let code = match answer {
        PastedAnswer::Redirect {
            query, fragment, ..
        } => open
            .accept(
                query.expose(),
                fragment.expose(),
                now,
                endpoints,
                client_id,
                redirect_uri,
            )
            .map_err(refused)?,
        PastedAnswer::Code(_) if open.is_stale(now) => return Err(refused(CallbackError::Expired)),
        PastedAnswer::Code(_) if open.response_type != ResponseType::Code => {
            return Err(refused(CallbackError::Unasked));
        }
        PastedAnswer::Code(code) => code,
    };
    // The secret may have been typed after the link was made.
    open.client_secret = integration.client_secret.clone().or(open.client_secret);
    let arrival = Arrival {
        method: SignInMethod::Code,
        environment: integration.environment,
        return_to: None,
    };
    Ok(Session::exchange(open, code, arrival))
}

/// The answer to a sign-in that was begun elsewhere: nothing here can tell whose it is, so only the integration's secret will do.
fn of_elsewhere(answer: PastedAnswer, integration: Box<Integration>, other_open: bool) -> Judged {
    if integration.client_secret.is_none() {
        return Err(SignOutReason::NoOpenSignIn);
    }
    if !answer.came_to(&integration.redirect_uri) {
        return Err(refused(CallbackError::Changed("redirect URI")));
    }
    let code = match answer {
        PastedAnswer::Code(code) => code,
        PastedAnswer::Redirect { query, .. } => code_of(query.expose())?,
    };
    let exchange = Exchange {
        code: code.clone(),
        return_to: None,
        client_id: integration.client_id.clone(),
        client_secret: integration.client_secret.clone(),
        token_url: integration.endpoints.token.clone(),
        environment: integration.environment,
        method: SignInMethod::Code,
        asked: None,
    };
    let cleared = other_open.then_some(Effect::ClearTransaction);
    let effect = Effect::ExchangeForeign { integration, code };
    Ok((
        Session::Exchanging(Box::new(exchange)),
        cleared.into_iter().chain([effect]).collect(),
    ))
}

/// The one code of a query without a sign-in to judge it by.
fn code_of(query: &str) -> Result<AuthorizationCode, SignOutReason> {
    let named = |name: &'static str| query.split('&').filter(move |pair| pair.starts_with(name));
    let mut codes = named("code=");
    if let Some(error) = named("error=").next() {
        let error = error.strip_prefix("error=").unwrap_or_default();
        return Err(refused(if codes.next().is_some() {
            CallbackError::ErrorWithCode
        } else {
            // No state proves that the server's words are an answer to anyone here, so they are left out.
            CallbackError::Refused {
                error: error.chars().take(100).collect(),
                description: None,
            }
        }));
    }
    match (codes.next().map(PastedAnswer::read), codes.next()) {
        (Some(Ok(PastedAnswer::Code(code))), None) => Ok(code),
        (_, Some(_)) => Err(refused(CallbackError::Repeated("code"))),
        (_, None) => Err(refused(CallbackError::Missing("code"))),
    }
}

fn refused(error: CallbackError) -> SignOutReason {
    SignOutReason::CallbackRefused(error)
}

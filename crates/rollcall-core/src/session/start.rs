//! The start of the page: with an answer from Webex, with tokens of this tab, or with nothing.

use super::event::{Callback, Stored};
use super::sign_in::Arrival;
use super::{
    Context, Effect, Integration, Session, SessionLimits, SignOutReason, SignedIn,
    integration::way_of,
};
use crate::config::{Service, WayIn};
use crate::route::Route;
use webex_api::{CallbackError, ResponseType, Transaction};

/// What the settings say at the start of a page.
pub(super) struct Settings<'a> {
    pub(super) integration: Option<&'a Integration>,
    pub(super) limits: SessionLimits,
    pub(super) allowed: &'a [Service],
    pub(super) implicit_allowed: bool,
}

impl Session {
    /// A transaction is good for one answer and does not outlive the next start, unless all that came was an error without its
    /// state: anybody can make such a link, and the real answer may still come.
    pub(super) fn start(
        stored: &Stored,
        callback: Option<&Callback>,
        settings: &Settings<'_>,
        context: &Context,
    ) -> (Self, Vec<Effect>) {
        let refused = match callback.map(|callback| answered(stored, callback, settings, context)) {
            Some(Ok(step)) => return step,
            Some(Err(why)) => Some(why),
            None => None,
        };
        let spent = stored.transaction.is_some() && !is_unproven_error(stored, callback);
        let cleared = spent.then_some(Effect::ClearTransaction);
        // A refused answer takes nothing away from somebody who is signed in: anybody can forge such a link.
        let (session, more) = resume(stored, settings, refused, context);
        (session, cleared.into_iter().chain(more).collect())
    }
}

/// Checks Webex's answer against the transaction of this tab, and that against the settings.
fn answered(
    stored: &Stored,
    callback: &Callback,
    settings: &Settings<'_>,
    context: &Context,
) -> Result<(Session, Vec<Effect>), SignOutReason> {
    let now = context.now;
    let text = stored
        .transaction
        .as_ref()
        .ok_or(SignOutReason::NoOpenSignIn)?;
    let transaction =
        Transaction::from_json(text.expose()).map_err(|_| SignOutReason::NoOpenSignIn)?;
    let (query, fragment) = (callback.query.expose(), callback.fragment.expose());
    // The settings are the measure. An integration that the admin typed in is known from nowhere else, but its addresses must be
    // those of the settings.
    let (environment, endpoints, client_id, redirect_uri) = if transaction.own {
        let service = settings.service(&transaction)?;
        (
            service.environment,
            &service.endpoints,
            &transaction.client_id,
            &transaction.redirect_uri,
        )
    } else {
        let own = settings.integration.ok_or(SignOutReason::NoOpenSignIn)?;
        (
            own.environment,
            &own.endpoints,
            &own.client_id,
            &own.redirect_uri,
        )
    };
    if environment.key() != transaction.environment {
        return Err(changed_environment());
    }
    if !same_path(&transaction.redirect_uri, &callback.path) {
        return Err(SignOutReason::CallbackRefused(CallbackError::IssuerWrong));
    }
    let arrival = Arrival {
        way: way_of(&transaction),
        environment,
        return_to: Some(Route::after_sign_in(&transaction.return_to)),
    };
    match transaction.response_type {
        ResponseType::Token if settings.implicit_allowed => {
            let tokens = transaction
                .accept_fragment(query, fragment, now, endpoints, client_id, redirect_uri)
                .map_err(SignOutReason::CallbackRefused)?;
            Ok(Session::granted(
                &transaction,
                tokens,
                arrival,
                settings.limits,
                context,
            ))
        }
        ResponseType::Token => Err(SignOutReason::CallbackRefused(CallbackError::Fragment)),
        ResponseType::Code => {
            let code = transaction
                .accept(query, fragment, now, endpoints, client_id, redirect_uri)
                .map_err(SignOutReason::CallbackRefused)?;
            Ok(Session::exchange(transaction, code, arrival))
        }
    }
}

fn is_unproven_error(stored: &Stored, callback: Option<&Callback>) -> bool {
    let (Some(text), Some(callback)) = (&stored.transaction, callback) else {
        return false;
    };
    Transaction::from_json(text.expose()).is_ok_and(|open| {
        open.is_unproven_error(callback.query.expose(), callback.fragment.expose())
    })
}

fn changed_environment() -> SignOutReason {
    SignOutReason::CallbackRefused(CallbackError::Changed("environment"))
}

impl Settings<'_> {
    fn service(&self, transaction: &Transaction) -> Result<&Service, SignOutReason> {
        self.allowed
            .iter()
            .find(|service| service.environment.key() == transaction.environment)
            .ok_or_else(changed_environment)
    }

    /// Whether tokens that this tab kept are still ones that the settings know of.
    fn know(&self, signed_in: &SignedIn) -> bool {
        let of_settings = self.integration.is_some_and(|integration| {
            integration.environment == signed_in.environment
                && Some(&integration.client_id) == signed_in.client_id.as_ref()
                && Some(&integration.endpoints.token) == signed_in.token_url.as_ref()
        });
        let of_environment = || {
            self.allowed.iter().any(|service| {
                service.environment == signed_in.environment
                    && signed_in
                        .token_url
                        .as_ref()
                        .is_none_or(|url| *url == service.endpoints.token)
            })
        };
        match signed_in.way {
            WayIn::Webex => of_settings,
            WayIn::Implicit if !self.implicit_allowed => false,
            _ => of_environment(),
        }
    }
}

/// Whether an answer came to where it was to come: each environment has a path of its own, so this tells their answers apart. A host
/// may add or drop the last slash.
fn same_path(redirect_uri: &str, path: &str) -> bool {
    let registered = redirect_uri
        .split_once("://")
        .and_then(|(_, rest)| rest.find('/').map(|slash| &rest[slash..]))
        .unwrap_or_default();
    registered.trim_end_matches('/') == path.trim_end_matches('/')
}

/// Goes on with the tokens of this tab, when there are any and they fit the settings and the clock.
fn resume(
    stored: &Stored,
    settings: &Settings<'_>,
    refused: Option<SignOutReason>,
    context: &Context,
) -> (Session, Vec<Effect>) {
    let Some(text) = &stored.tokens else {
        return (Session::SignedOut { why: refused }, Vec::new());
    };
    let signed_in = match SignedIn::from_stored(text, settings.limits) {
        Ok(signed_in) => Box::new(signed_in.moved_to(context.now)),
        Err(fault) => return Session::end(SignOutReason::Unreadable(fault)),
    };
    if !settings.know(&signed_in) {
        return Session::end(SignOutReason::SettingsChanged);
    }
    match signed_in.over(context) {
        Some(why) => Session::end(why),
        None => signed_in.tick(context.now),
    }
}

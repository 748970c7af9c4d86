//! The start of the page: with an answer from Webex, with tokens of this tab, or with nothing.

use super::event::{Callback, Stored};
use super::settings::changed_environment;
use super::sign_in::Arrival;
use super::{Context, Effect, OpenSignIn, Session, SignOutReason, SignedIn, StoredFault};
use crate::config::SignInMethod;
use webex_api::{CallbackError, ResponseType, Secret};

impl Session {
    /// A transaction is good for one answer and does not outlive the next start, unless all that came was an error without its
    /// state: anybody can make such a link, and the real answer may still come.
    pub(super) fn start(
        stored: &Stored,
        callback: Option<&Callback>,
        context: &Context<'_>,
    ) -> (Self, Vec<Effect>) {
        let refused = match callback.map(|callback| answered(stored, callback, context)) {
            Some(Ok(step)) => return step,
            Some(Err(why)) => Some(why),
            None => None,
        };
        let spent = stored.transaction.is_some() && !is_unproven_error(stored, callback);
        let cleared = spent.then_some(Effect::ClearTransaction);
        // A refused answer takes nothing away from somebody who is signed in: anybody can forge such a link.
        let (session, more) = resume(stored.tokens.as_ref(), refused, context);
        (session, cleared.into_iter().chain(more).collect())
    }
}

/// Checks Webex's answer against this tab's open sign-in, and the sign-in against the settings.
fn answered(
    stored: &Stored,
    callback: &Callback,
    context: &Context<'_>,
) -> Result<(Session, Vec<Effect>), SignOutReason> {
    let (now, settings) = (context.now, context.settings);
    let text = stored.transaction.as_ref();
    let open = OpenSignIn::from_stored(text.ok_or(SignOutReason::NoOpenSignIn)?);
    let open = open.map_err(|fault| match fault {
        StoredFault::Member("environment") => changed_environment(),
        _ => SignOutReason::NoOpenSignIn,
    })?;
    let transaction = &open.transaction;
    let (query, fragment) = (callback.query.expose(), callback.fragment.expose());
    // The settings are the measure. An integration that the admin typed in is known from nowhere else, but its addresses must be
    // those of the settings.
    let (environment, endpoints, client_id, redirect_uri) = if open.method == SignInMethod::Webex {
        let own = settings.integration.as_ref();
        let own = own.ok_or(SignOutReason::NoOpenSignIn)?;
        (
            own.environment,
            &own.endpoints,
            &own.client_id,
            &own.redirect_uri,
        )
    } else {
        let service = settings.service_of(&open)?;
        (
            service.environment,
            &service.endpoints,
            &transaction.client_id,
            &transaction.redirect_uri,
        )
    };
    if environment != open.environment {
        return Err(changed_environment());
    }
    if !same_path(&transaction.redirect_uri, &callback.path) {
        return Err(SignOutReason::CallbackRefused(CallbackError::IssuerWrong));
    }
    let arrival = Arrival {
        method: open.method,
        environment,
        return_to: Some(open.return_to.clone()),
    };
    match transaction.response_type {
        ResponseType::Token if settings.implicit_allowed => {
            let tokens = transaction
                .accept_fragment(query, fragment, now, endpoints, client_id, redirect_uri)
                .map_err(SignOutReason::CallbackRefused)?;
            Ok(Session::granted(transaction, tokens, arrival, context))
        }
        ResponseType::Token => Err(SignOutReason::CallbackRefused(CallbackError::Fragment)),
        ResponseType::Code => {
            let code = transaction
                .accept(query, fragment, now, endpoints, client_id, redirect_uri)
                .map_err(SignOutReason::CallbackRefused)?;
            Ok(Session::exchange(open.transaction, code, arrival))
        }
    }
}

fn is_unproven_error(stored: &Stored, callback: Option<&Callback>) -> bool {
    let (Some(text), Some(callback)) = (&stored.transaction, callback) else {
        return false;
    };
    OpenSignIn::from_stored(text).is_ok_and(|open| {
        open.transaction
            .is_unproven_error(callback.query.expose(), callback.fragment.expose())
    })
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
    tokens: Option<&Secret>,
    refused: Option<SignOutReason>,
    context: &Context<'_>,
) -> (Session, Vec<Effect>) {
    let Some(text) = tokens else {
        return (Session::SignedOut { why: refused }, Vec::new());
    };
    let signed_in = match SignedIn::from_stored(text, context.settings.limits) {
        Ok(signed_in) => Box::new(SignedIn {
            may_write: signed_in.may_write && !context.settings.read_only,
            ..signed_in.moved_to(context.now)
        }),
        Err(fault) => return Session::end(SignOutReason::Unreadable(fault)),
    };
    if !context.settings.know(&signed_in) {
        return Session::end(SignOutReason::SettingsChanged);
    }
    match signed_in.over(context) {
        Some(why) => Session::end(why),
        None => signed_in.tick(context.now),
    }
}

//! To Webex and back: the request, the redirect, and the exchange of what it brought.

use super::{Context, Effect, Integration, OpenSignIn, Session, SignInId, SignOutReason, SignedIn};
use crate::config::{Environment, SignInMethod};
use crate::route::Route;
use webex_api::{AuthorizationCode, OAuthError, Secret, TokenSet, Transaction, TransactionError};

/// What is remembered of a sign-in while its code is being exchanged.
#[derive(Debug, Clone, PartialEq)]
pub struct Exchange {
    /// The code; an answer to another one is not the answer to this.
    pub(super) code: AuthorizationCode,
    /// The page to go to afterwards; `None` to stay on the current page.
    pub(super) return_to: Option<Route>,
    pub(super) client_id: String,
    pub(super) client_secret: Option<Secret>,
    pub(super) token_url: String,
    pub(super) environment: Environment,
    pub(super) method: SignInMethod,
    /// What was asked for, where that is known: the grant is the same when the answer names none (RFC 6749 section 5.1).
    pub(super) asked: Option<Vec<String>>,
}

impl Exchange {
    /// The integration whose code is being exchanged, for a page that has to ask for its secret afterwards.
    pub fn client_id(&self) -> &str {
        &self.client_id
    }

    /// Where that integration is registered.
    pub fn environment(&self) -> Environment {
        self.environment
    }
}

/// How an answer came.
pub(super) struct Arrival {
    pub(super) method: SignInMethod,
    pub(super) environment: Environment,
    /// As [`Exchange::return_to`].
    pub(super) return_to: Option<Route>,
}

impl Session {
    /// Leaves for Webex's sign-in page with this integration, or with the one of the settings.
    pub(super) fn request(
        integration: Option<&Integration>,
        return_to: &Route,
        context: &Context<'_>,
    ) -> (Self, Vec<Effect>) {
        let integration = integration.or(context.settings.integration.as_ref());
        let begun = integration
            .ok_or(TransactionError::Missing("client id"))
            .and_then(|integration| begin(integration, return_to, context));
        match begun {
            Ok((store, url)) => (Self::Redirecting, vec![store, Effect::Navigate { url }]),
            Err(error) => Self::cannot_begin(error),
        }
    }

    pub(super) fn cannot_begin(error: TransactionError) -> (Self, Vec<Effect>) {
        let why = Some(SignOutReason::CannotBegin(error));
        (Self::SignedOut { why }, Vec::new())
    }

    /// A code of a transaction was accepted. The transaction is removed before its code is used.
    pub(super) fn exchange(
        transaction: Transaction,
        code: AuthorizationCode,
        arrival: Arrival,
    ) -> (Self, Vec<Effect>) {
        let exchange = Exchange {
            code: code.clone(),
            return_to: arrival.return_to,
            client_id: transaction.client_id.clone(),
            client_secret: transaction.client_secret.clone(),
            token_url: transaction.endpoints.token.clone(),
            environment: arrival.environment,
            method: arrival.method,
            asked: Some(transaction.scopes.clone()),
        };
        let effect = Effect::Exchange {
            transaction: Box::new(transaction),
            code,
        };
        (
            Self::Exchanging(Box::new(exchange)),
            vec![Effect::ClearTransaction, effect],
        )
    }

    pub(super) fn exchanged(
        exchange: Exchange,
        result: Result<TokenSet, OAuthError>,
        context: &Context<'_>,
    ) -> (Self, Vec<Effect>) {
        let tokens = match result {
            Ok(tokens) => tokens,
            Err(error) => return Self::end(SignOutReason::ExchangeFailed(error)),
        };
        let sign_in_id = match SignInId::draw(context.entropy) {
            Ok(id) => id,
            Err(error) => return Self::end(SignOutReason::CannotBegin(error.into())),
        };
        let tokens = TokenSet {
            scopes: tokens.scopes.or(exchange.asked),
            ..tokens
        };
        let (environment, method) = (exchange.environment, exchange.method);
        let signed_in = Box::new(SignedIn {
            client_id: Some(exchange.client_id),
            needs_secret: exchange.client_secret.is_some(),
            client_secret: exchange.client_secret,
            token_url: Some(exchange.token_url),
            ..SignedIn::begun(tokens, environment, method, sign_in_id, context)
        });
        let (session, mut effects) = signed_in.keep(context.now);
        effects.extend(exchange.return_to.map(|route| Effect::ReplaceUrl { route }));
        (session, effects)
    }

    /// The implicit grant brings the tokens themselves. Nothing can be refreshed with them; the spent state, which is random, is the id.
    pub(super) fn granted(
        transaction: &Transaction,
        tokens: TokenSet,
        arrival: Arrival,
        context: &Context<'_>,
    ) -> (Self, Vec<Effect>) {
        let Some(sign_in_id) = SignInId::parse(&transaction.state) else {
            return Self::end(SignOutReason::NoOpenSignIn);
        };
        let tokens = TokenSet {
            refresh_token: None,
            refresh_expires_at: None,
            scopes: tokens.scopes.or_else(|| Some(transaction.scopes.clone())),
            ..tokens
        };
        let (environment, method) = (arrival.environment, arrival.method);
        let signed_in = Box::new(SignedIn {
            client_id: Some(transaction.client_id.clone()),
            token_url: Some(transaction.endpoints.token.clone()),
            ..SignedIn::begun(tokens, environment, method, sign_in_id, context)
        });
        let (session, mut effects) = signed_in.keep(context.now);
        effects.insert(0, Effect::ClearTransaction);
        effects.extend(arrival.return_to.map(|route| Effect::ReplaceUrl { route }));
        (session, effects)
    }
}

/// Prepares a sign-in: the text to store, and the address to sign in at.
pub(super) fn begin(
    integration: &Integration,
    return_to: &Route,
    context: &Context<'_>,
) -> Result<(Effect, String), TransactionError> {
    let (open, url) = OpenSignIn::begin(integration, return_to, context.entropy, context.now)?;
    Ok((Effect::StoreTransaction(open.to_stored()), url))
}

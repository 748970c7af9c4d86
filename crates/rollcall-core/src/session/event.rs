//! What can happen to a session.

use time::OffsetDateTime;
use webex_api::{OAuthEndpoints, OAuthError, Secret, TokenSet, Transaction, TransactionError};

/// Something that happened; told to the machine with the time it happened at.
#[derive(Debug, Clone)]
pub enum Event {
    /// The page started. Legal once, from the default state.
    Start {
        /// What session storage held for this tab.
        stored: Stored,
        /// What Webex's redirect brought, already taken out of the address bar.
        callback: Option<Callback>,
        /// This installation's integration; none without a client id in `config.json`.
        client: Option<OAuthClient>,
    },
    /// The person wants to sign in.
    SignInRequested {
        /// Where they were; anything that is not a page of the app becomes `/`.
        return_to: String,
    },
    /// A transaction was drawn up for [`super::Effect::PrepareTransaction`], with the address to go to.
    TransactionReady(Result<(Box<Transaction>, String), TransactionError>),
    /// The code was exchanged, or was not.
    ExchangeDone {
        /// The client id of the transaction.
        client_id: String,
        /// The token endpoint of the transaction.
        token_url: String,
        /// What came of it.
        result: Result<TokenSet, OAuthError>,
    },
    /// Time has passed; see [`super::Effect::ScheduleTick`]. Too early or twice does no harm.
    Tick,
    /// Webex answered 401 to a request that carried this access token.
    Unauthorised {
        /// The token that was rejected; an older one than the present one means nothing.
        rejected: Secret,
    },
    /// A refresh came to its end.
    RefreshDone {
        /// The access token that the refresh was to replace, as [`super::Effect::Refresh`] named it.
        replaces: Secret,
        /// What came of it.
        result: Result<TokenSet, OAuthError>,
    },
    /// The person wants to sign out.
    SignOutRequested,
    /// Another tab signed out.
    SignedOutElsewhere,
}

/// What Webex's redirect brought back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Callback {
    /// The query, without `?`; holds the code, so it does not print.
    pub query: Secret,
    /// The fragment, without `#`; an answer by code has none.
    pub fragment: Secret,
}

/// The texts of the session vault as they were written by [`super::Effect::StoreTokens`] and
/// [`super::Effect::StoreTransaction`].
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Stored {
    /// Tokens of a signed-in session.
    pub tokens: Option<Secret>,
    /// A sign-in that was begun in this tab.
    pub transaction: Option<Secret>,
}

/// The integration that this installation signs in with. All of it comes from the settings, none from the address bar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OAuthClient {
    /// Webex's client id of the integration.
    pub client_id: String,
    /// The one redirect URI, byte for byte as registered.
    pub redirect_uri: String,
    /// Where to sign in and to get tokens.
    pub endpoints: OAuthEndpoints,
}

/// The present moment, as the driver's clock tells it.
pub(super) type Now = OffsetDateTime;

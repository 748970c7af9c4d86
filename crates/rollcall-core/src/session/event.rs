//! What can happen to a session.

use super::Integration;
use crate::config::Environment;
use crate::route::Route;
use time::OffsetDateTime;
use webex_api::{ApiError, AuthorizationCode, OAuthError, PastedAnswer, Secret, TokenSet};

/// Something that happened; told to the machine with what it knows of the world ([`super::Context`]).
#[derive(Debug, Clone)]
pub enum Event {
    /// The page started. Legal once, from the default state.
    Start {
        /// What session storage held for this tab.
        stored: Stored,
        /// What Webex's redirect brought, already taken out of the address bar.
        callback: Option<Callback>,
    },
    /// The person wants to sign in.
    SignInRequested {
        /// With this integration, or with that of the settings.
        integration: Option<Box<Integration>>,
        /// The page to return to. If its address is too long to store, the start page.
        return_to: Route,
    },
    /// The person wants an address to sign in at elsewhere, and will paste the answer here.
    LinkRequested {
        /// The integration to sign in with.
        integration: Box<Integration>,
    },
    /// The person pasted a code, or the whole address that a sign-in led to.
    AnswerPasted {
        /// What was pasted.
        answer: PastedAnswer,
        /// The integration that it is for.
        integration: Box<Integration>,
        /// The open sign-in of this tab as it was stored.
        transaction: Option<Secret>,
    },
    /// The person pasted a token and wants to use it; the page has tried it out.
    TokenPasted {
        /// The token, with its end if that is known.
        tokens: TokenSet,
        /// Where it belongs.
        environment: Environment,
        /// Whether it may survive a reload of this tab. Else it lives in memory only.
        keep_for_tab: bool,
    },
    /// The code was exchanged, or was not.
    ExchangeDone {
        /// The code, as the effect named it; the answer to another one means nothing.
        code: AuthorizationCode,
        /// The result.
        result: Result<TokenSet, OAuthError>,
    },
    /// Time has passed; see [`super::Effect::ScheduleTick`]. Too early or twice does no harm.
    Tick,
    /// The page is visible again, or was restored from the back/forward cache. What it remembers may be out of date.
    ShownAgain {
        /// Whether session storage still contains tokens of this tab.
        tokens_stored: bool,
    },
    /// The person did something, here or in another tab.
    Active,
    /// The person allows changes, or no longer does.
    WritesAllowed(bool),
    /// Webex answered 401 to a request that carried this access token.
    Unauthorized {
        /// The token that was rejected; an older one than the present one means nothing.
        rejected: Secret,
    },
    /// The person wants new tokens now.
    RefreshRequested,
    /// A refresh came to its end, here or in another tab of the sign-in.
    RefreshDone {
        /// The access token that the refresh was to replace, as [`super::Effect::Refresh`] named it.
        replaces: Secret,
        /// The result.
        result: Result<TokenSet, OAuthError>,
    },
    /// The person typed the integration's secret again, which a reload has forgotten.
    SecretGiven {
        /// The secret.
        secret: Secret,
    },
    /// The person wants to sign out.
    SignOutRequested,
    /// As [`Event::SignOutRequested`], and Webex shall end the tokens. Where they cannot be revoked it is a plain sign-out.
    SignOutAndRevokeRequested,
    /// What came of [`super::Effect::Revoke`].
    RevokeDone {
        /// Whether Webex ended the tokens.
        result: Result<(), ApiError>,
    },
    /// The person wants this tab to forget its tokens; other tabs go on.
    ClearRequested,
    /// The person revoked the tokens at Webex.
    Revoked,
    /// Another tab signed out.
    SignedOutElsewhere,
}

/// What Webex's redirect brought back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Callback {
    /// The path of the page's address, with the app's folder. Holds no part of the answer.
    pub path: String,
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

/// The current time, as in [`super::Context::now`].
pub(super) type Now = OffsetDateTime;

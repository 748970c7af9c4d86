//! Signing in, staying signed in, signing out: one enum with one pure [`Session::step`].
//!
//! The machine decides; [`runtime`] runs its [`Effect`]s in order and reports the results as further [`Event`]s.
//! What it needs of a browser comes through ports, so every rule about tokens is tested here without one. A pair of state and event
//! that makes no sense changes nothing and has no effect; late answers meet exactly that.
//!
//! ```text
//! SignedOut ─ SignInRequested ─► Redirecting ─ page leaves for Webex, comes back ─► Start with a callback
//!  ▲  │  │                                                                            │
//!  │  │  └─ AnswerPasted ─────────────────────► Exchanging ◄──────────────────────────┤ code
//!  │  └──── TokenPasted ──────────────────────────┐  │ ExchangeDone                    │
//!  │◄────── refused answer, failed exchange ──────┼──┤                                 │ token (implicit, where allowed)
//!  │                                              ▼  ▼                                 │
//!  └─ signed out, idle, session limit, token at its end ─ SignedIn ◄───────────────────┘
//!                                                         ⟲ refresh at 80 % of life, on a 401, or on demand
//! ```
//!
//! Each sign-in method ends in [`Session::SignedIn`]; what comes after hardly asks how it began.

mod context;
mod effect;
mod end;
mod ended;
mod event;
mod integration;
mod limits;
mod open_sign_in;
mod paste;
mod refresh;
pub mod runtime;
mod settings;
mod sign_in;
mod sign_in_id;
mod start;
mod step;
mod stored;
pub mod turn;

pub use context::Context;
pub use effect::{Effect, SharedEnd};
pub use ended::EndedSignIns;
pub use event::{Callback, Event, Stored};
pub use integration::Integration;
pub use limits::{EndKind, SessionLimits};
pub use open_sign_in::OpenSignIn;
pub use refresh::RefreshState;
pub use settings::SessionSettings;
pub use sign_in::Exchange;
pub use sign_in_id::SignInId;
pub(crate) use sign_in_id::digest;
pub use stored::StoredFault;

use crate::config::{Environment, SignInMethod};
use time::OffsetDateTime;
use webex_api::{ApiError, CallbackError, OAuthError, Secret, TokenSet, TransactionError};

/// Where the person stands.
#[derive(Debug, Clone, PartialEq)]
pub enum Session {
    /// Nobody is signed in.
    SignedOut {
        /// Why, when there is something to tell; none on a first visit.
        why: Option<SignOutReason>,
    },
    /// The page is about to leave for Webex's sign-in.
    Redirecting,
    /// There is a code; it is being exchanged for tokens.
    Exchanging(Box<Exchange>),
    /// Somebody is signed in.
    SignedIn(Box<SignedIn>),
}

impl Session {
    /// Whether the person signed out, here or in another tab, or revoked the tokens.
    pub const fn is_signed_out_by_hand(&self) -> bool {
        use SignOutReason as Why;
        matches!(
            self,
            Self::SignedOut {
                why: Some(
                    Why::Requested
                        | Why::Elsewhere
                        | Why::Revoking
                        | Why::NotRevoked(_)
                        | Why::Revoked
                )
            }
        )
    }
}

impl Default for Session {
    fn default() -> Self {
        Self::SignedOut { why: None }
    }
}

/// A session with its tokens.
#[derive(Debug, Clone, PartialEq)]
pub struct SignedIn {
    /// The tokens with their ends.
    pub tokens: TokenSet,
    /// The integration that the tokens were given to; a refresh must name the same. None for a pasted token.
    pub client_id: Option<String>,
    /// Its secret: in memory only, never kept after the exchange.
    pub client_secret: Option<Secret>,
    /// Whether the integration has a secret. After a reload it has to be typed again before anything can be refreshed.
    pub needs_secret: bool,
    /// Where the tokens came from, and the only place that the refresh token is sent to. None for a pasted token.
    pub token_url: Option<String>,
    /// Where the organisation lives.
    pub environment: Environment,
    /// How it began.
    pub method: SignInMethod,
    /// The id that cloned tabs share: the lock is named after it, and the token broker keeps the tokens under it.
    pub sign_in_id: SignInId,
    /// The digest of ended sign-ins that stood when the session began. Another one means that somebody signed out since.
    pub ended: EndedSignIns,
    /// Whether the tokens may be kept for this tab; else they live in memory only.
    pub keep: bool,
    /// When the present access token came.
    pub obtained_at: OffsetDateTime,
    /// When the session began.
    pub started_at: OffsetDateTime,
    /// When somebody last did something.
    pub active_at: OffsetDateTime,
    /// How long the session may last.
    pub limits: SessionLimits,
    /// The present moment when the session was last stored: what a reload knows of the time.
    pub seen_at: OffsetDateTime,
    /// Whether a new one is being fetched.
    pub refresh: RefreshState,
    /// Whether the person has allowed changes. Until then, the clients of the session only read.
    pub may_write: bool,
    /// How many refreshes in a row came too soon after the tokens that they replaced; see [`Self::refresh_at`].
    pub hasty: u32,
}

impl SignedIn {
    /// A session that begins now. Nothing can be refreshed in it before an integration is named.
    fn begun(
        tokens: TokenSet,
        environment: Environment,
        method: SignInMethod,
        sign_in_id: SignInId,
        context: &Context<'_>,
    ) -> Self {
        let now = context.now;
        Self {
            tokens,
            client_id: None,
            client_secret: None,
            needs_secret: false,
            token_url: None,
            environment,
            method,
            sign_in_id,
            ended: context.ended.clone(),
            keep: true,
            obtained_at: now,
            started_at: now,
            active_at: now,
            limits: context.settings.limits,
            seen_at: now,
            refresh: RefreshState::Idle,
            may_write: false,
            hasty: 0,
        }
    }
}

/// Why nobody is signed in any more, or a sign-in did not work out.
#[derive(Debug, Clone, PartialEq)]
pub enum SignOutReason {
    /// The person asked for it.
    Requested,
    /// The person signed out in another tab, perhaps while this one was away.
    Elsewhere,
    /// The person asked for it, and Webex is being asked to revoke the tokens.
    Revoking,
    /// The person signed out and wanted the tokens revoked, which Webex did not confirm: what is left stays valid until it expires.
    NotRevoked(ApiError),
    /// The person had this tab forget its tokens.
    Cleared,
    /// The person revoked the tokens at Webex.
    Revoked,
    /// Nobody did anything for as long as the settings allow.
    Idle,
    /// The session lasted as long as the settings allow.
    SessionLimit,
    /// The access token came to its end, and it cannot be refreshed.
    Expired,
    /// Webex rejected the access token before its end, and it cannot be refreshed.
    Rejected,
    /// Webex refused to refresh, finally.
    RefreshRefused(OAuthError),
    /// What Webex's redirect brought back is not an answer to a sign-in of this tab.
    CallbackRefused(CallbackError),
    /// A redirect brought a code back, or an answer was pasted, but this tab began no such sign-in. A forged link looks like this; so
    /// does a reload.
    NoOpenSignIn,
    /// The code could not be exchanged for tokens.
    ExchangeFailed(OAuthError),
    /// No sign-in can be begun: the browser has no secure random numbers, or the settings lack something.
    CannotBegin(TransactionError),
    /// The app's settings name another integration or token endpoint than the tokens came from.
    SettingsChanged,
    /// What was kept for this tab cannot be read.
    Unreadable(StoredFault),
}

impl Session {
    /// The signed-in part, when somebody is signed in.
    pub fn signed_in(&self) -> Option<&SignedIn> {
        match self {
            Self::SignedIn(signed_in) => Some(signed_in),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests;

//! Signing in, staying signed in, signing out: one enum with one pure [`Session::step`].
//!
//! The machine decides, and a thin driver in the app does: it runs the [`Effect`]s in the order given, tells the results as further
//! [`Event`]s, and keeps no state of its own. So every rule about tokens is tested here without a browser. A pair of state and
//! event that makes no sense changes nothing and has no effect; late answers meet exactly that.
//!
//! ```text
//! SignedOut ─ SignInRequested ─► Redirecting ─ page leaves for Webex, comes back ─► Start with a callback
//!     ▲                                                                                │
//!     │◄── refused callback, failed exchange ─── Exchanging ◄──────────────────────────┘
//!     │                                              │ ExchangeDone
//!     └── signed out, token at its end ──────── SignedIn ⟲ refresh at 80 % of life, or on a 401
//! ```
//!
//! Another way to sign in is another event that ends in [`Session::SignedIn`]; what comes after does not ask how it began.

mod effect;
mod event;
mod refresh;
mod sign_in;
mod step;
mod stored;

pub use effect::Effect;
pub use event::{Callback, Event, OAuthClient, Stored};
pub use refresh::RefreshState;
pub use stored::StoredFault;

use time::OffsetDateTime;
use webex_api::{CallbackError, OAuthError, TokenSet, TransactionError};

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
    /// Webex sent the person back; the code is being exchanged for tokens.
    Exchanging {
        /// The page of the app to go to afterwards; always one of the app's own.
        return_to: String,
    },
    /// Somebody is signed in.
    SignedIn(SignedIn),
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
    /// The integration that the tokens were given to; a refresh must name the same.
    pub client_id: String,
    /// Where the tokens came from, and the only place that the refresh token is sent to.
    pub token_url: String,
    /// When the present access token came.
    pub obtained_at: OffsetDateTime,
    /// Whether a new one is being fetched.
    pub refresh: RefreshState,
}

/// Why nobody is signed in any more, or a sign-in did not work out.
#[derive(Debug, Clone, PartialEq)]
pub enum SignOutReason {
    /// The person asked for it.
    Requested,
    /// The person signed out in another tab.
    Elsewhere,
    /// The access token came to its end, and there is no refresh token.
    Expired,
    /// Webex rejected the access token before its end, and there is no refresh token.
    Rejected,
    /// Webex refused to refresh, finally.
    RefreshRefused(OAuthError),
    /// What Webex's redirect brought back is not an answer to a sign-in of this tab.
    CallbackRefused(CallbackError),
    /// A redirect brought a code back, but this tab began no sign-in. A forged link looks like this; so does a reload.
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

//! The machine's decisions as data, which [`super::runtime`] carries out.

use super::{EndedSignIns, Integration, SignInId};
use crate::config::Environment;
use crate::route::Route;
use time::OffsetDateTime;
use webex_api::{AuthorizationCode, Secret, TokenSet, Transaction};

/// One thing to do; a step's effects are done in their order.
///
/// The order is part of the rules: tokens are stored before anybody uses them, and a transaction is removed before its code is
/// exchanged, so that neither can be used twice.
#[derive(Debug, Clone)]
pub enum Effect {
    /// Store this text as the open sign-in of this tab. It contains the secret of the person's own integration until the exchange.
    StoreTransaction(Secret),
    /// Remove the open sign-in.
    ClearTransaction,
    /// Leave the page for this address (Webex's sign-in).
    Navigate {
        /// The address; always the authorization endpoint of an environment of the settings.
        url: String,
    },
    /// Offer this address to sign in at, in another tab or on another device.
    OfferLink {
        /// The address, as for [`Effect::Navigate`].
        url: String,
    },
    /// Exchange the code of a transaction (`webex_api::exchange`) and tell [`super::Event::ExchangeDone`].
    Exchange {
        /// The transaction that the code answers.
        transaction: Box<Transaction>,
        /// The code.
        code: AuthorizationCode,
    },
    /// Exchange a code of a sign-in that this tab did not begin (`webex_api::exchange_code`, without a verifier) and tell
    /// [`super::Event::ExchangeDone`].
    ExchangeForeign {
        /// The integration; it has its secret.
        integration: Box<Integration>,
        /// The code.
        code: AuthorizationCode,
    },
    /// Keep this text for this tab as the tokens.
    StoreTokens(Secret),
    /// Fetch new tokens (`webex_api::refresh`) and tell [`super::Event::RefreshDone`]. Tabs that share a sign-in take turns
    /// ([`super::turn::turn`]).
    Refresh {
        /// The only address to send the refresh token to.
        token_url: String,
        /// The integration that the tokens belong to.
        client_id: String,
        /// Its secret, when it has one.
        client_secret: Option<Secret>,
        /// The present tokens; the answer names their access token as `replaces`.
        tokens: TokenSet,
        /// Whose turn it is and whose tokens the token broker has are found by it.
        sign_in_id: SignInId,
    },
    /// Revoke the tokens of the integration ([`crate::revocation::at_sign_out`]) and tell [`super::Event::RevokeDone`]. Nothing waits for
    /// it: the session is over.
    Revoke {
        /// Where the organisation lives.
        environment: Environment,
        /// The integration.
        client_id: String,
        /// The token to do it with; it is in nobody else's memory any more.
        access_token: Secret,
    },
    /// Forget everything in this tab: vault, memory, data on screen.
    WipeEverything,
    /// Do this with what the token broker has of the sign-in. Other tabs may still live on it.
    Shared {
        /// The sign-in that ended in this tab.
        sign_in_id: SignInId,
        /// What to do.
        what: SharedEnd,
    },
    /// Show this page of the app in place of the present one, without a new history entry.
    ReplaceUrl {
        /// The page.
        route: Route,
    },
    /// Keep this text in local storage as the digest of ended sign-ins: tabs that are away find it when they come back.
    RememberEnd(EndedSignIns),
    /// Tell the other tabs that the person signed out. The message holds no token.
    BroadcastSignOut,
    /// Send [`super::Event::Tick`] at this time or soon after; replaces the former schedule.
    ScheduleTick {
        /// When.
        at: OffsetDateTime,
    },
}

/// What becomes of the tokens that the tabs of a sign-in share, when one of them ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SharedEnd {
    /// They are dropped. A tab that goes on has its own, and shares what it fetches next: this tab may only have slept.
    Drop,
    /// They are dropped, and no tab may share any again: the person ended the sign-in.
    Forget,
}

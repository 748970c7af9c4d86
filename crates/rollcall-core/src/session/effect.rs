//! What the driver has to do, as data.

use time::OffsetDateTime;
use webex_api::{AuthorizationCode, Secret, TokenSet, Transaction};

/// One thing to do; a step's effects are done in their order.
///
/// The order is part of the rules: tokens are stored before anybody uses them, and a transaction is removed before its code is
/// exchanged, so that neither can be used twice.
#[derive(Debug, Clone)]
pub enum Effect {
    /// Draw up a transaction (`Transaction::begin`) and tell [`super::Event::TransactionReady`].
    PrepareTransaction {
        /// Kept in the transaction and followed after the sign-in.
        return_to: String,
    },
    /// Keep this text for this tab as the open transaction.
    StoreTransaction(Secret),
    /// Remove the open transaction.
    ClearTransaction,
    /// Leave the page for this address (Webex's sign-in).
    Navigate {
        /// The address; always the configured authorization endpoint.
        url: String,
    },
    /// Exchange the code (`webex_api::exchange`) and tell [`super::Event::ExchangeDone`].
    Exchange {
        /// The transaction that the code answers.
        transaction: Box<Transaction>,
        /// The code.
        code: AuthorizationCode,
    },
    /// Keep this text for this tab as the tokens.
    StoreTokens(Secret),
    /// Fetch new tokens (`webex_api::refresh`) and tell [`super::Event::RefreshDone`].
    Refresh {
        /// The only address to send the refresh token to.
        token_url: String,
        /// The integration that the tokens belong to.
        client_id: String,
        /// The present tokens; the answer names their access token as `replaces`.
        tokens: TokenSet,
    },
    /// Forget everything: vault, memory, data on screen.
    WipeEverything,
    /// Show this page of the app in place of the present one, without a new history entry.
    ReplaceUrl {
        /// One of the app's own pages, relative to the app's folder.
        path: String,
    },
    /// Tell the other tabs that the person signed out. The message holds no token.
    BroadcastSignOut,
    /// Send [`super::Event::Tick`] at this time or soon after; replaces the former schedule.
    ScheduleTick {
        /// When.
        at: OffsetDateTime,
    },
}

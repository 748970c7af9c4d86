//! The machine: its table, its clock, and what holds for every sequence of events.

use super::*;
use proptest::prelude::*;
use std::cell::Cell;
use time::Duration;
use webex_api::{
    Entropy, EntropyUnavailable, OAuthEndpoints, Secret, SignInRequest, Transaction, TransportError,
};

mod properties;
mod sign_in;
mod staying;

const START: OffsetDateTime = time::macros::datetime!(2026-05-04 10:00 UTC);

fn after(seconds: i64) -> OffsetDateTime {
    START + Duration::seconds(seconds)
}

/// Tokens number `n` that come at `at` and live for 100 s.
fn tokens(n: u32, at: OffsetDateTime, refreshable: bool) -> TokenSet {
    TokenSet {
        access_token: Secret::new(format!("ACCESS-CANARY-{n}")),
        expires_at: Some(at + Duration::seconds(100)),
        refresh_token: refreshable.then(|| Secret::new(format!("REFRESH-CANARY-{n}"))),
        refresh_expires_at: None,
        scopes: None,
    }
}

fn client() -> OAuthClient {
    OAuthClient {
        client_id: "C1".into(),
        redirect_uri: "https://app.example/".into(),
        endpoints: OAuthEndpoints {
            authorize: "https://webexapis.com/v1/authorize".into(),
            token: "https://webexapis.com/v1/access_token".into(),
            issuer: None,
        },
    }
}

fn signed_in(refreshable: bool) -> SignedIn {
    let OAuthClient {
        client_id,
        endpoints,
        ..
    } = client();
    SignedIn {
        tokens: tokens(1, START, refreshable),
        client_id,
        token_url: endpoints.token,
        obtained_at: START,
        refresh: RefreshState::Idle,
    }
}

fn offline() -> OAuthError {
    OAuthError::Transport(TransportError::Unreachable("offline".into()))
}

fn refused(error: &str, status: u16) -> OAuthError {
    OAuthError::Refused {
        error: error.into(),
        description: None,
        status,
        tracking_id: None,
    }
}

/// Distinct bytes, so that states differ between transactions.
struct Counter(Cell<u8>);

impl Entropy for Counter {
    fn fill(&self, bytes: &mut [u8]) -> Result<(), EntropyUnavailable> {
        self.0.set(self.0.get().wrapping_add(1));
        bytes.fill(self.0.get());
        Ok(())
    }
}

fn transaction(return_to: &str) -> (Box<Transaction>, String) {
    let OAuthClient {
        client_id,
        redirect_uri,
        endpoints,
    } = client();
    let request = SignInRequest {
        endpoints: &endpoints,
        client_id: &client_id,
        redirect_uri: &redirect_uri,
        scopes: &["spark:people_read".to_owned()],
        return_to,
    };
    let (transaction, url) = Transaction::begin(&Counter(Cell::new(0)), START, &request).unwrap();
    (Box::new(transaction), url)
}

/// The names of effects, in order.
fn names(effects: &[Effect]) -> Vec<&'static str> {
    let name = |effect: &Effect| match effect {
        Effect::PrepareTransaction { .. } => "prepare",
        Effect::StoreTransaction(_) => "store transaction",
        Effect::ClearTransaction => "clear transaction",
        Effect::Navigate { .. } => "navigate",
        Effect::Exchange { .. } => "exchange",
        Effect::StoreTokens(_) => "store tokens",
        Effect::Refresh { .. } => "refresh",
        Effect::WipeEverything => "wipe",
        Effect::ReplaceUrl { .. } => "replace url",
        Effect::BroadcastSignOut => "broadcast",
        Effect::ScheduleTick { .. } => "tick",
    };
    effects.iter().map(name).collect()
}

fn why(session: &Session) -> Option<&SignOutReason> {
    match session {
        Session::SignedOut { why } => why.as_ref(),
        _ => None,
    }
}

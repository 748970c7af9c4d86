//! The machine: its table, its clock, and what holds for every sequence of events.

use super::*;
use crate::config::Config;
use crate::route::Route;
use proptest::prelude::*;
use std::cell::Cell;
use time::Duration;
use webex_api::{
    AuthorizationCode, Entropy, EntropyUnavailable, PastedAnswer, ResponseType, Secret,
    Transaction, TransportError,
};

mod answers;
mod away;
mod clock;
mod ending;
mod implicit;
mod own;
mod paste;
mod properties;
mod revoking;
mod sign_in;
mod sign_in_id;
mod staying;
mod stored;
mod turn;

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

const ORIGIN: &str = "https://app.example";

const LIMITS: SessionLimits = SessionLimits {
    idle: Duration::minutes(30),
    absolute: Duration::hours(12),
};

fn config() -> Config {
    Config::parse(r#"{"clientId": "C1"}"#, ORIGIN).unwrap()
}

/// The integration of the settings.
fn integration() -> Integration {
    Integration {
        scopes: vec!["spark:people_read".to_owned()],
        ..Integration::configured(&config(), ORIGIN, "/").unwrap()
    }
}

/// An integration that the admin typed in, at Webex for Government, with its secret.
fn own() -> Integration {
    let service = config().service(Environment::Government).unwrap();
    Integration {
        client_id: "C-OWN".into(),
        client_secret: Some(Secret::new("SECRET-CANARY")),
        redirect_uri: service.redirect_uri(ORIGIN, "/"),
        endpoints: service.endpoints,
        environment: Environment::Government,
        own: true,
        ..integration()
    }
}

fn id() -> SignInId {
    SignInId::parse("sign-in-1").unwrap()
}

fn settings() -> SessionSettings {
    SessionSettings {
        integration: Some(integration()),
        limits: LIMITS,
        ..SessionSettings::of(&config(), ORIGIN, "/")
    }
}

/// The world at this moment, in which nobody signed out before.
fn at(now: OffsetDateTime) -> Context<'static> {
    in_a_world_of(settings(), now)
}

fn in_a_world_of(settings: SessionSettings, now: OffsetDateTime) -> Context<'static> {
    Context {
        now,
        ended: EndedSignIns::default(),
        settings: Box::leak(Box::new(settings)),
        entropy: Box::leak(Box::new(Counter(Cell::new(0)))),
    }
}

/// The world at this moment, without random numbers.
fn without_entropy(now: OffsetDateTime) -> Context<'static> {
    Context {
        entropy: &Broken,
        ..at(now)
    }
}

/// Steps in a world in which nobody signed out before.
trait StepAt {
    fn step_at(self, event: Event, now: OffsetDateTime) -> (Session, Vec<Effect>);
}

impl StepAt for Session {
    fn step_at(self, event: Event, now: OffsetDateTime) -> (Session, Vec<Effect>) {
        self.step(event, &at(now))
    }
}

fn signed_in(refreshable: bool) -> SignedIn {
    let Integration {
        client_id,
        endpoints,
        ..
    } = integration();
    SignedIn {
        tokens: tokens(1, START, refreshable),
        client_id: Some(client_id),
        client_secret: None,
        needs_secret: false,
        token_url: Some(endpoints.token),
        environment: Environment::Commercial,
        method: SignInMethod::Webex,
        sign_in_id: id(),
        ended: EndedSignIns::default(),
        keep: true,
        obtained_at: START,
        started_at: START,
        active_at: START,
        limits: LIMITS,
        seen_at: START,
        refresh: RefreshState::Idle,
        may_write: false,
        hasty: 0,
    }
}

fn signed_in_as(signed_in: SignedIn) -> Session {
    Session::SignedIn(Box::new(signed_in))
}

/// As [`signed_in`], with tokens of [`own`].
fn signed_in_own() -> SignedIn {
    let Integration {
        client_id,
        client_secret,
        endpoints,
        environment,
        ..
    } = own();
    SignedIn {
        client_id: Some(client_id),
        client_secret,
        needs_secret: true,
        token_url: Some(endpoints.token),
        environment,
        method: SignInMethod::Integration,
        ..signed_in(true)
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

struct Broken;

impl Entropy for Broken {
    fn fill(&self, _: &mut [u8]) -> Result<(), EntropyUnavailable> {
        Err(EntropyUnavailable)
    }
}

fn begin(with: &Integration, return_to: &str) -> OpenSignIn {
    let return_to = Route::parse(return_to).unwrap();
    let begun = OpenSignIn::begin(with, &return_to, &Counter(Cell::new(0)), START);
    begun.unwrap().0
}

/// What a step that begins a sign-in left in storage.
fn stored_sign_in(effects: &[Effect]) -> OpenSignIn {
    match effects.first() {
        Some(Effect::StoreTransaction(text)) => OpenSignIn::from_stored(text).unwrap(),
        other => panic!("{other:?}"),
    }
}

fn request(return_to: &str) -> Event {
    Event::SignInRequested {
        integration: None,
        return_to: Route::parse(return_to).unwrap(),
    }
}

/// The start of a page with these settings; tests change what they are about.
struct Opening {
    stored: Stored,
    callback: Option<Callback>,
    settings: SessionSettings,
}

impl Opening {
    fn of(stored: Stored) -> Self {
        Self {
            stored,
            callback: None,
            settings: settings(),
        }
    }

    /// A page that comes back to a sign-in of this tab.
    fn begun(with: &Integration, return_to: &str) -> (Self, Transaction) {
        let open = begin(with, return_to);
        let stored = Stored {
            tokens: None,
            transaction: Some(open.to_stored()),
        };
        (Self::of(stored), open.transaction)
    }

    fn kept(signed_in: &SignedIn) -> Self {
        Self::of(Stored {
            tokens: Some(signed_in.to_stored()),
            transaction: None,
        })
    }

    fn answer(mut self, path: &str, query: &str, fragment: &str) -> Self {
        self.callback = Some(Callback {
            path: path.into(),
            query: Secret::new(query),
            fragment: Secret::new(fragment),
        });
        self
    }

    fn event(self) -> Event {
        Event::Start {
            stored: self.stored,
            callback: self.callback,
        }
    }

    fn step_at(self, now: OffsetDateTime) -> (Session, Vec<Effect>) {
        let context = in_a_world_of(self.settings.clone(), now);
        Session::default().step(self.event(), &context)
    }
}

fn code(text: &str) -> AuthorizationCode {
    AuthorizationCode::pasted(text).unwrap()
}

/// A state in which the code of `with` is being exchanged, with the code.
fn exchanging(with: &Integration) -> (Session, AuthorizationCode) {
    let (opening, transaction) = Opening::begun(with, "/people");
    let path = with.redirect_uri.strip_prefix(ORIGIN).unwrap();
    let query = format!("code=CODE-CANARY&state={}", transaction.state);
    let (session, effects) = opening.answer(path, &query, "").step_at(START);
    assert!(matches!(session, Session::Exchanging(_)), "{session:?}");
    match effects.into_iter().next_back() {
        Some(Effect::Exchange { code, .. }) => (session, code),
        other => panic!("{other:?}"),
    }
}

fn exchange_done(code: AuthorizationCode, result: Result<TokenSet, OAuthError>) -> Event {
    Event::ExchangeDone { code, result }
}

fn token_pasted(keep_for_tab: bool) -> Event {
    Event::TokenPasted {
        tokens: tokens(1, START, true),
        environment: Environment::Commercial,
        keep_for_tab,
    }
}

/// The names of effects, in order.
fn names(effects: &[Effect]) -> Vec<&'static str> {
    let name = |effect: &Effect| match effect {
        Effect::StoreTransaction(_) => "store transaction",
        Effect::ClearTransaction => "clear transaction",
        Effect::Navigate { .. } => "navigate",
        Effect::OfferLink { .. } => "offer link",
        Effect::Exchange { .. } => "exchange",
        Effect::ExchangeForeign { .. } => "exchange foreign",
        Effect::StoreTokens(_) => "store tokens",
        Effect::Refresh { .. } => "refresh",
        Effect::WipeEverything => "wipe",
        Effect::Shared {
            what: SharedEnd::Drop,
            ..
        } => "drop shared",
        Effect::Shared {
            what: SharedEnd::Forget,
            ..
        } => "forget shared",
        Effect::RememberEnd(_) => "remember end",
        Effect::Revoke { .. } => "revoke",
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

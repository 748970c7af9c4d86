//! The session machine with the simplest driver there can be: what `src/session` does in the browser, on virtual time.

use crate::clock::START;
use crate::keeper::Keeper;
use crate::machine_tokens::MachineTokens;
use crate::world::{Dice, World};
use rollcall_core::config::Config;
use rollcall_core::route::Route;
use rollcall_core::session::family::{Turn, turn};
use rollcall_core::session::{
    Callback, Context, Effect, EndedSignIns, Event, Integration, Session, SessionSettings,
    SignInId, Stored,
};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use time::OffsetDateTime;
use webex_api::{
    Clock, OAuthError, PastedAnswer, Secret, TokenSet, TokenSource, Transport, exchange,
    exchange_code, refresh,
};
use webex_sim::Settings;

/// Where the app is served.
pub const ORIGIN: &str = "http://127.0.0.1:8080";

/// One tab of the browser; a clone of this value is the same tab.
#[derive(Clone)]
pub struct Driver {
    pub session: Rc<RefCell<Session>>,
    pub stored: Rc<RefCell<Stored>>,
    /// Where the machine wanted to go: Webex's sign-in, a link to it, or a page of the app.
    pub went: Rc<RefCell<Vec<String>>>,
    /// How often the other tabs were told of a sign-out.
    pub broadcasts: Rc<Cell<usize>>,
    /// Whether the settings offer the implicit grant.
    pub implicit_allowed: bool,
    pub keeper: Option<Keeper>,
    /// What local storage holds; the tabs of a browser share it.
    pub ended: Rc<RefCell<EndedSignIns>>,
    /// When the machine wants to be told of the time.
    pub next_tick: Rc<Cell<Option<OffsetDateTime>>>,
    dice: Rc<Dice>,
    transport: Rc<dyn Transport>,
    clock: Rc<dyn Clock>,
    pub waiters: crate::machine_tokens::Waiters,
}

impl Driver {
    pub fn new(world: &World) -> Self {
        Self {
            session: Rc::default(),
            stored: Rc::default(),
            went: Rc::default(),
            broadcasts: Rc::default(),
            implicit_allowed: false,
            keeper: None,
            ended: Rc::default(),
            next_tick: Rc::default(),
            dice: Rc::new(Dice::new(99)),
            transport: Rc::new(world.transport.clone()),
            clock: Rc::new(world.clock.clone()),
            waiters: crate::machine_tokens::Waiters::default(),
        }
    }

    /// A cloned tab: a copy of the session storage, and everything else of its own but the keeper.
    pub async fn clone_tab(&self, world: &World) -> Self {
        let clone = Self {
            keeper: self.keeper.clone(),
            ended: Rc::clone(&self.ended),
            ..Self::new(world)
        };
        *clone.stored.borrow_mut() = self.stored.borrow().clone();
        clone.start(None).await;
        clone
    }

    pub fn config() -> Config {
        let json = serde_json::json!({ "clientId": Settings::default().client_id });
        Config::parse(&json.to_string(), ORIGIN).unwrap()
    }

    pub fn integration() -> Integration {
        Integration::configured(&Self::config(), ORIGIN, "/").unwrap()
    }

    /// A page that starts in this tab, perhaps at the address that a redirect led to.
    pub async fn start(&self, location: Option<&str>) {
        *self.session.borrow_mut() = Session::default();
        let stored = self.stored.borrow().clone();
        self.tell(Event::Start {
            stored,
            callback: location.map(callback),
        })
        .await;
    }

    pub async fn tell(&self, event: Event) {
        let mut events = vec![event];
        while let Some(event) = events.pop() {
            let refresh_ended = matches!(event, Event::RefreshDone { .. });
            let before = self.session.borrow().clone();
            let settings = SessionSettings {
                implicit_allowed: self.implicit_allowed,
                ..SessionSettings::of(&Self::config(), ORIGIN, "/")
            };
            let context = Context {
                now: self.clock.now(),
                ended: self.ended.borrow().clone(),
                settings: &settings,
                entropy: &*self.dice,
            };
            let (session, effects) = before.clone().step(event, &context);
            *self.session.borrow_mut() = session;
            for effect in effects {
                events.extend(self.run(effect).await);
            }
            if refresh_ended {
                self.waiters.wake();
            }
        }
    }

    async fn run(&self, effect: Effect) -> Option<Event> {
        match effect {
            Effect::StoreTransaction(text) => self.stored.borrow_mut().transaction = Some(text),
            Effect::ClearTransaction => self.stored.borrow_mut().transaction = None,
            Effect::Navigate { url } | Effect::OfferLink { url } => {
                self.went.borrow_mut().push(url);
            }
            Effect::ReplaceUrl { route } => self.went.borrow_mut().push(route.to_string()),
            Effect::Exchange { transaction, code } => {
                assert!(
                    self.stored.borrow().transaction.is_none(),
                    "removed before the code is used"
                );
                let result =
                    exchange(&*self.transport, &*self.clock, &transaction, code.clone()).await;
                return Some(Event::ExchangeDone { code, result });
            }
            Effect::ExchangeForeign { integration, code } => {
                let request = integration.foreign_exchange(code.clone());
                let result = exchange_code(&*self.transport, &*self.clock, request).await;
                return Some(Event::ExchangeDone { code, result });
            }
            Effect::StoreTokens(text) => self.stored.borrow_mut().tokens = Some(text),
            Effect::Refresh {
                token_url,
                client_id,
                client_secret,
                tokens,
                sign_in_id,
            } => {
                let replaces = tokens.access_token.clone();
                let result = self
                    .take_turn(
                        &token_url,
                        &client_id,
                        client_secret.as_ref(),
                        tokens,
                        &sign_in_id,
                    )
                    .await;
                return Some(Event::RefreshDone { replaces, result });
            }
            Effect::WipeEverything => *self.stored.borrow_mut() = Stored::default(),
            Effect::Shared { sign_in_id, .. } => {
                if let Some(keeper) = &self.keeper {
                    keeper.forget(sign_in_id.expose());
                }
            }
            Effect::BroadcastSignOut => self.broadcasts.set(self.broadcasts.get() + 1),
            Effect::RememberEnd(ended) => *self.ended.borrow_mut() = ended,
            Effect::Revoke { .. } => unreachable!("no test here revokes at sign-out"),
            Effect::ScheduleTick { at } => self.next_tick.set(Some(at)),
        }
        None
    }

    /// A refresh as one of a family: under the lock, after a look at what the others left, and with the answer left for them.
    async fn take_turn(
        &self,
        token_url: &str,
        client_id: &str,
        secret: Option<&Secret>,
        tokens: TokenSet,
        id: &SignInId,
    ) -> Result<TokenSet, OAuthError> {
        let Some(keeper) = &self.keeper else {
            return self.refresh(token_url, client_id, secret, &tokens).await;
        };
        let _lock = keeper.lock().await;
        match turn(tokens, keeper.kept(id.expose()), self.clock.now()) {
            Turn::Take(tokens) => Ok(tokens),
            Turn::Refresh(tokens) => {
                let fresh = self.refresh(token_url, client_id, secret, &tokens).await?;
                keeper.keep(id.expose(), &fresh);
                Ok(fresh)
            }
        }
    }

    async fn refresh(
        &self,
        token_url: &str,
        client_id: &str,
        secret: Option<&Secret>,
        tokens: &TokenSet,
    ) -> Result<TokenSet, OAuthError> {
        refresh(
            &*self.transport,
            &*self.clock,
            token_url,
            client_id,
            secret,
            tokens,
        )
        .await
    }

    /// The present tokens; nobody signed in fails the test.
    pub fn present(&self) -> TokenSet {
        let session = self.session.borrow();
        let signed_in = session.signed_in().unwrap_or_else(|| panic!("{session:?}"));
        signed_in.tokens.clone()
    }

    /// The machine as the client's source of tokens.
    pub fn tokens(&self) -> Rc<dyn TokenSource> {
        Rc::new(MachineTokens(self.clone()))
    }

    /// Signs in through the simulator's consent page and comes back.
    pub async fn sign_in(&self, world: &World) {
        self.sign_in_with(world, None).await;
    }

    /// As [`Self::sign_in`], with an integration that the admin typed in.
    pub async fn sign_in_with(&self, world: &World, integration: Option<Integration>) {
        self.tell(Event::SignInRequested {
            integration: integration.map(Box::new),
            return_to: Route::People {
                query: "ann".to_owned(),
            },
        })
        .await;
        let url = self.went.borrow_mut().pop().unwrap();
        let location = consent(world, &url);
        self.start(Some(&location)).await;
    }

    /// Pastes what a sign-in led to.
    pub async fn paste(&self, text: &str, integration: &Integration) {
        let transaction = self.stored.borrow().transaction.clone();
        self.tell(Event::AnswerPasted {
            answer: PastedAnswer::read(text).unwrap(),
            integration: Box::new(integration.clone()),
            transaction,
        })
        .await;
    }
}

/// Where the redirect leads when the admin accepts.
pub fn consent(world: &World, url: &str) -> String {
    let (address, query) = url.split_once('?').unwrap();
    let request = http::Request::post(address)
        .body(format!("{query}&decision=accept").into_bytes())
        .unwrap();
    let response = world
        .transport
        .simulator
        .borrow_mut()
        .handle(request, START);
    let location = response.headers().get("location");
    let page = || String::from_utf8_lossy(response.body());
    let location = location.unwrap_or_else(|| panic!("{}", page()));
    location.to_str().unwrap().to_owned()
}

/// What the start script makes of the address of a redirect.
fn callback(location: &str) -> Callback {
    let address = location.strip_prefix(ORIGIN).unwrap();
    let (rest, fragment) = address.split_once('#').unwrap_or((address, ""));
    let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
    Callback {
        path: path.into(),
        query: Secret::new(query),
        fragment: Secret::new(fragment),
    }
}

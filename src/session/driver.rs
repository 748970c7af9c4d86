//! Tells events to the machine and does what it answers, in its order.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;

use futures_util::future::LocalBoxFuture;
use leptos::prelude::*;
use leptos::task::spawn_local;
use rollcall_core::session::{Effect, Event, OAuthClient, Session};
use webex_api::{Clock, Entropy, Secret, SignInRequest, Transaction, Transport};

use super::timer::Timer;
use crate::browser::tabs::{Tabs, Word};
use crate::browser::vault::{self, Slot};
use crate::browser::{address, location};
use crate::routes::Paths;

/// What the driver needs of the world.
#[derive(Clone)]
pub struct Platform {
    /// The way to the token endpoint.
    pub transport: Rc<dyn Transport>,
    /// Wall clock and timers.
    pub clock: Rc<dyn Clock>,
    /// Randomness for a new sign-in.
    pub entropy: Rc<dyn Entropy>,
}

/// The session of this tab with what it is driven by.
pub struct Driver {
    session: RwSignal<Session>,
    client: Option<OAuthClient>,
    scopes: Vec<String>,
    paths: Paths,
    pub(super) platform: Platform,
    timer: Timer,
    tabs: RefCell<Option<Tabs>>,
    told: RefCell<VecDeque<Event>>,
    busy: Cell<bool>,
    pub(super) refreshed: super::tokens::Waiters,
}

impl Driver {
    /// A driver in the default state. `client` is the integration that the settings name, `scopes` what a sign-in asks for.
    pub fn new(
        platform: Platform,
        client: Option<OAuthClient>,
        scopes: Vec<String>,
        paths: Paths,
    ) -> Rc<Self> {
        let driver = Rc::new(Self {
            session: RwSignal::new(Session::default()),
            client,
            scopes,
            paths,
            timer: Timer::new(Rc::clone(&platform.clock)),
            platform,
            tabs: RefCell::new(None),
            told: RefCell::default(),
            busy: Cell::new(false),
            refreshed: super::tokens::Waiters::default(),
        });
        let hears = Rc::downgrade(&driver);
        *driver.tabs.borrow_mut() = Some(Tabs::open(move |word| {
            if let (Some(driver), Word::SignedOut) = (hears.upgrade(), word) {
                driver.tell(Event::SignedOutElsewhere);
            }
        }));
        driver
    }

    /// Where the person stands.
    pub fn session(&self) -> Signal<Session> {
        self.session.into()
    }

    /// Whether the settings name an integration to sign in with.
    pub fn has_client(&self) -> bool {
        self.client.is_some()
    }

    /// The integration that the settings name.
    pub fn client(&self) -> Option<OAuthClient> {
        self.client.clone()
    }

    /// The page is back from the back/forward cache, with the memory of another time: what was signed out since stays so.
    pub fn look_again(self: &Rc<Self>) {
        let signed_in = self
            .session
            .with_untracked(|session| session.signed_in().is_some());
        if signed_in && vault::read(Slot::Tokens).is_none() {
            self.tell(Event::SignedOutElsewhere);
        } else {
            self.tell(Event::Tick);
        }
    }

    /// Tells the machine. An event that an effect causes waits until the effects before it are done.
    pub fn tell(self: &Rc<Self>, event: Event) {
        self.told.borrow_mut().push_back(event);
        if self.busy.replace(true) {
            return;
        }
        while let Some(event) = self.next_told() {
            let refresh_ended = matches!(event, Event::RefreshDone { .. });
            self.step(event);
            if refresh_ended {
                self.refreshed.wake();
            }
        }
        self.busy.set(false);
    }

    fn next_told(&self) -> Option<Event> {
        self.told.borrow_mut().pop_front()
    }

    fn step(self: &Rc<Self>, event: Event) {
        let before = self.session.get_untracked();
        let (after, effects) = before.clone().step(event, self.platform.clock.now());
        if after != before {
            self.session.set(after);
        }
        for effect in effects {
            self.run(effect);
        }
    }

    fn run(self: &Rc<Self>, effect: Effect) {
        match effect {
            Effect::PrepareTransaction { return_to } => self.prepare(&return_to),
            Effect::StoreTransaction(text) => store(Slot::Transaction, &text),
            Effect::ClearTransaction => vault::clear(Slot::Transaction),
            Effect::Navigate { url } => location::leave_for(&url),
            Effect::Exchange { transaction, code } => {
                let Platform {
                    transport, clock, ..
                } = self.platform.clone();
                self.spawn(Box::pin(async move {
                    let result =
                        webex_api::exchange(&*transport, &*clock, &transaction, code).await;
                    let Transaction {
                        client_id,
                        endpoints,
                        ..
                    } = *transaction;
                    Event::ExchangeDone {
                        client_id,
                        token_url: endpoints.token,
                        result,
                    }
                }));
            }
            Effect::StoreTokens(text) => store(Slot::Tokens, &text),
            Effect::Refresh {
                token_url,
                client_id,
                tokens,
            } => {
                let Platform {
                    transport, clock, ..
                } = self.platform.clone();
                self.spawn(Box::pin(async move {
                    let replaces = tokens.access_token.clone();
                    let result =
                        webex_api::refresh(&*transport, &*clock, &token_url, &client_id, &tokens)
                            .await;
                    Event::RefreshDone { replaces, result }
                }));
            }
            Effect::WipeEverything => {
                vault::wipe();
                self.timer.cancel();
                // What was read of the organisation goes with the signed-in part of the page; those who wait for a token are told.
                self.refreshed.wake();
            }
            Effect::ReplaceUrl { path } => address::show_in_place(&self.paths.in_app(&path)),
            Effect::BroadcastSignOut => {
                if let Some(tabs) = &*self.tabs.borrow() {
                    tabs.say(Word::SignedOut);
                }
            }
            Effect::ScheduleTick { at } => {
                let driver = Rc::clone(self);
                self.timer.schedule(at, move || driver.tell(Event::Tick));
            }
        }
    }

    fn prepare(self: &Rc<Self>, return_to: &str) {
        let Some(client) = &self.client else { return };
        let request = SignInRequest {
            endpoints: &client.endpoints,
            client_id: &client.client_id,
            redirect_uri: &client.redirect_uri,
            scopes: &self.scopes,
            return_to,
        };
        let ready =
            Transaction::begin(&*self.platform.entropy, self.platform.clock.now(), &request);
        self.tell(Event::TransactionReady(
            ready.map(|(transaction, url)| (Box::new(transaction), url)),
        ));
    }

    /// Runs to the end whatever the screen does, and tells the machine.
    fn spawn(self: &Rc<Self>, task: LocalBoxFuture<'static, Event>) {
        let driver = Rc::clone(self);
        spawn_local(async move { driver.tell(task.await) });
    }
}

/// A browser that refuses storage makes a session that ends with the page, and a sign-in that does not come back; the start
/// script has checked that storage works.
fn store(slot: Slot, text: &Secret) {
    let _ = vault::write(slot, text.expose());
}

//! Tells events to the machine and does what it answers, in its order.

use std::cell::{Cell, OnceCell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;

use leptos::prelude::*;
use rollcall_core::session::{Context, Effect, Event, Session, SessionSettings};
use time::{Duration, OffsetDateTime};
use webex_api::{Clock, Secret};

use super::platform::Platform;
use super::rotation::Family;
use super::settings::Settings;
use super::timer::Timer;
use crate::browser::tabs::{Tabs, Word};
use crate::browser::vault::{self, Slot};
use crate::browser::{address, ended, location};
use crate::routes::Paths;

/// How often a busy person is told of, at most: to the machine, which keeps the time for a restored tab, and to the other tabs.
const ACTIVE_STEP: Duration = Duration::seconds(15);

/// The session of this tab with what it is driven by.
pub struct Driver {
    session: RwSignal<Session>,
    /// The address to sign in at elsewhere, while one is offered.
    link: RwSignal<Option<String>>,
    pub(super) settings: &'static Settings,
    /// What the settings say about sessions.
    rules: SessionSettings,
    paths: Paths,
    pub(super) platform: Platform,
    timer: Timer,
    tabs: RefCell<Option<Tabs>>,
    told: RefCell<VecDeque<Event>>,
    busy: Cell<bool>,
    active: Cell<Option<OffsetDateTime>>,
    family: OnceCell<Rc<Family>>,
    pub(super) refreshed: super::tokens::Waiters,
}

impl Driver {
    /// A driver in the default state.
    pub fn new(platform: Platform, settings: &'static Settings, paths: Paths) -> Rc<Self> {
        let driver = Rc::new(Self {
            session: RwSignal::new(Session::default()),
            link: RwSignal::new(None),
            settings,
            rules: settings.of_sessions(),
            paths,
            timer: Timer::new(platform.clock.clone()),
            platform,
            tabs: RefCell::new(None),
            told: RefCell::default(),
            busy: Cell::new(false),
            active: Cell::new(None),
            family: OnceCell::new(),
            refreshed: super::tokens::Waiters::default(),
        });
        let hears = Rc::downgrade(&driver);
        *driver.tabs.borrow_mut() = Some(Tabs::open(move |word| {
            let Some(driver) = hears.upgrade() else {
                return;
            };
            match word {
                Word::SignedOut => driver.tell(Event::SignedOutElsewhere),
                Word::Active => drop(driver.note_active()),
            }
        }));
        driver
    }

    /// Where the person stands.
    pub fn session(&self) -> Signal<Session> {
        self.session.into()
    }

    /// The address to sign in at elsewhere, while one is offered.
    pub fn link(&self) -> Signal<Option<String>> {
        self.link.into()
    }

    /// Has the machine judge whether the session is over: it may have come to its end, or the person may have signed out in another tab
    /// while this one heard nothing.
    pub(super) fn look(self: &Rc<Self>) {
        self.tell(Event::Tick);
    }

    /// The page is back from the back/forward cache, or in front again, with the memory of another time: what was signed out
    /// since stays so, and what came to its end meanwhile is over.
    pub fn look_again(self: &Rc<Self>) {
        self.tell(Event::ShownAgain {
            tokens_stored: vault::read(Slot::Tokens).is_some(),
        });
    }

    /// The person did something here. The other tabs learn that somebody is there.
    pub fn active(self: &Rc<Self>) {
        if self.note_active() {
            self.say(Word::Active);
        }
    }

    /// Tells the machine that somebody is there, unless it has just been told. Says whether it was told now.
    fn note_active(self: &Rc<Self>) -> bool {
        let now = self.platform.clock.now();
        let told = self.active.get();
        if told.is_some_and(|told| now - told < ACTIVE_STEP) {
            return false;
        }
        self.active.set(Some(now));
        // A session that came to its end while the computer slept is over before the first press counts.
        self.look();
        let signed_in = self
            .session
            .with_untracked(|session| session.signed_in().is_some());
        if signed_in {
            self.tell(Event::Active);
        }
        signed_in
    }

    /// The tabs that share this sign-in.
    pub(super) fn family(&self) -> Rc<Family> {
        let find = || Rc::new(Family::new(&self.settings.keeper));
        Rc::clone(self.family.get_or_init(find))
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
        if before.signed_in().is_none() {
            self.platform.clock.reset();
        }
        let context = Context {
            now: self.platform.clock.now(),
            ended: ended::read(),
            settings: &self.rules,
            entropy: &*self.platform.entropy,
        };
        let (after, effects) = before.clone().step(event, &context);
        let shares = after
            .signed_in()
            .is_some_and(|signed_in| signed_in.tokens.refresh_token.is_some());
        if shares {
            // The keeper lives as long as a tab knows it, so each tab of a sign-in knows it from the start.
            self.family();
        }
        if after != before {
            self.session.set(after);
        }
        for effect in effects {
            self.run(effect);
        }
    }

    fn run(self: &Rc<Self>, effect: Effect) {
        match effect {
            Effect::StoreTransaction(text) => store(Slot::Transaction, &text),
            Effect::ClearTransaction => {
                vault::clear(Slot::Transaction);
                self.withdraw_link();
            }
            Effect::Navigate { url } => location::leave_for(&url),
            Effect::OfferLink { url } => self.link.set(Some(url)),
            Effect::Exchange { transaction, code } => self.exchange(transaction, code),
            Effect::ExchangeForeign { integration, code } => {
                self.exchange_foreign(integration, code);
            }
            Effect::StoreTokens(text) => store(Slot::Tokens, &text),
            Effect::Refresh {
                token_url,
                client_id,
                client_secret,
                tokens,
                sign_in_id,
            } => {
                self.refresh(super::exchanges::Refreshing {
                    token_url,
                    client_id,
                    client_secret,
                    tokens,
                    sign_in_id,
                });
            }
            Effect::Revoke {
                environment,
                client_id,
                access_token,
            } => self.revoke(environment, client_id, access_token),
            Effect::WipeEverything => self.wipe(),
            Effect::Shared { sign_in_id, what } => {
                if let Some(family) = self.family.get() {
                    family.end(&sign_in_id, what);
                }
            }
            Effect::ReplaceUrl { route } => {
                address::show_in_place(&self.paths.in_app(&route.to_string()));
            }
            Effect::RememberEnd(ended) => ended::write(&ended),
            Effect::BroadcastSignOut => self.say(Word::SignedOut),
            Effect::ScheduleTick { at } => {
                let driver = Rc::clone(self);
                self.timer.schedule(at, move || driver.tell(Event::Tick));
            }
        }
    }

    fn wipe(&self) {
        vault::wipe();
        self.timer.cancel();
        self.withdraw_link();
        self.active.set(None);
        // What was read of the organisation goes with the signed-in part of the page; those who wait for a token are told.
        self.refreshed.wake();
    }

    fn withdraw_link(&self) {
        if self.link.with_untracked(Option::is_some) {
            self.link.set(None);
        }
    }

    fn say(&self, word: Word) {
        if let Some(tabs) = &*self.tabs.borrow() {
            tabs.say(word);
        }
    }
}

/// A browser that refuses storage makes a session that ends with the page, and a sign-in that does not come back; the start
/// script has checked that storage works.
fn store(slot: Slot, text: &Secret) {
    let _ = vault::write(slot, text.expose());
}
